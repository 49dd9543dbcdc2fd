package org.finales.core.linkeddata.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.NQuads;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A document whose text was parsed, once, so that it is known of which kind it is: JSON-LD, one of
 * BattINFO's flat records, the plain JSON of things with their {@code $schema}, or N-Quads. Not
 * thread-safe.
 */
public final class SourceDocument {
  private final @Nullable JsonNode json;
  private final String nquads;

  private SourceDocument(@Nullable JsonNode json, String nquads) {
    this.json = json;
    this.nquads = nquads;
  }

  /**
   * Parses a document.
   *
   * @param utf8 the document in UTF-8
   * @throws LinkedDataException if it is no JSON though it begins as JSON does, or breaks a limit
   */
  public static SourceDocument parse(byte[] utf8, ReadingLimits limits) {
    if (looksLikeJson(utf8)) {
      return new SourceDocument(LenientJson.read(utf8, limits), "");
    }
    if (utf8.length > limits.bytes()) {
      throw new LinkedDataException(
          "The document has %d bytes, at most %d are read".formatted(utf8.length, limits.bytes()));
    }
    return new SourceDocument(null, new String(utf8, StandardCharsets.UTF_8));
  }

  /** Returns the plain JSON of things, if the document is that; see {@link EntityDocument}. */
  public Optional<JsonNode> things() {
    JsonNode document = json;
    if (document == null || !EntityDocument.is(document)) {
      return Optional.empty();
    }
    BareNumbers.refuse(document);
    return Optional.of(document);
  }

  /**
   * Reads what the document says; only once, for repairs change what was parsed.
   *
   * @param reader how to read JSON-LD
   * @param repair whether to repair the defects that are found; they are reported either way
   * @throws LinkedDataException if it cannot be read, with the reason and what to do
   */
  public LinkedDocument read(JsonLdReader reader, boolean repair) {
    JsonNode document = json;
    if (document == null) {
      return LinkedDocument.repaired(NQuads.read(nquads), List.of(), repair);
    }
    Optional<JsonNode> things = things();
    return things.isPresent()
        ? EntityDocument.read(things.get())
        : LinkedDocument.json(document, reader, repair);
  }

  private static boolean looksLikeJson(byte[] utf8) {
    for (byte b : utf8) {
      if (b == '{' || b == '[') {
        return true;
      }
      // blanks, line ends and the three bytes of a byte order mark
      if (b > 0x20) {
        return false;
      }
    }
    return false;
  }
}
