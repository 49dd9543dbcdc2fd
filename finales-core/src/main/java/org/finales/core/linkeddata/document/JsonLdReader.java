package org.finales.core.linkeddata.document;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdVersion;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.util.List;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.LinkedDataException;
import tools.jackson.databind.JsonNode;

/**
 * Reads JSON-LD 1.1 without any connection to the network. Immutable and thread-safe.
 *
 * <p>Nothing is dropped silently: a key or class that no context explains, which JSON-LD would
 * leave out, becomes a term of the namespace {@value #UNKNOWN}, as does an IRI that is not
 * absolute.
 */
public final class JsonLdReader {
  /** Namespace of what no context explains. */
  public static final String UNKNOWN = "urn:finales:unknown:";

  /** How numbers become literals of floating point. */
  public enum Numbers {
    /** With the digits of the document: 1.10 is {@code "1.10"}. */
    AS_WRITTEN,
    /** In the canonical form that the standard prescribes: 1.10 is {@code "1.1E0"}. */
    CANONICAL
  }

  private static final JsonLdReader DEFAULTS =
      new JsonLdReader(Contexts.ofDefaults(), ReadingLimits.ofDefaults(), Numbers.AS_WRITTEN);
  private static final JsonObject FALLBACK =
      JakartaJson.provider().createObjectBuilder().add("@vocab", UNKNOWN).build();

  private final Contexts contexts;
  private final ReadingLimits limits;
  private final Numbers numbers;

  private JsonLdReader(Contexts contexts, ReadingLimits limits, Numbers numbers) {
    this.contexts = contexts;
    this.limits = limits;
    this.numbers = numbers;
  }

  /** Returns a reader that knows the contexts that come with finales and keeps all digits. */
  public static JsonLdReader ofDefaults() {
    return DEFAULTS;
  }

  /** Returns a reader that takes contexts from elsewhere. */
  public JsonLdReader with(Contexts source) {
    return new JsonLdReader(source, limits, numbers);
  }

  /** Returns a reader with other limits. */
  public JsonLdReader with(ReadingLimits other) {
    return new JsonLdReader(contexts, other, numbers);
  }

  /** Returns a reader that writes numbers otherwise. */
  public JsonLdReader with(Numbers form) {
    return new JsonLdReader(contexts, limits, form);
  }

  ReadingLimits limits() {
    return limits;
  }

  /**
   * Reads a document.
   *
   * @param utf8 the document in UTF-8
   * @return its graphs, the default graph first if it says anything
   * @throws LinkedDataException if it is no JSON-LD, breaks a limit or refers to a context that is
   *     not known, with the reason and what to do
   */
  public List<Graph> read(byte[] utf8) {
    JsonNode document = LenientJson.read(utf8, limits);
    BareNumbers.refuse(document);
    return graphs(document);
  }

  /** Reads a document that was parsed already. */
  List<Graph> graphs(JsonNode document) {
    new ContextBounds(limits).check(document);
    return new ExpandedStatements(numbers == Numbers.CANONICAL).read(expand(document));
  }

  private JsonArray expand(JsonNode document) {
    if (!document.isContainer()) {
      throw new LinkedDataException("A JSON-LD document is an object or an array");
    }
    UsedTerms used = UsedTerms.of(document);
    JsonLdOptions options = new JsonLdOptions((url, how) -> context(contexts.load(url, used)));
    options.setProcessingMode(JsonLdVersion.V1_1);
    options.setExpandContext(FALLBACK);
    options.setTimeout(limits.time());
    try {
      return JsonLd.expand(context(document)).options(options).get();
    } catch (JsonLdError e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof LinkedDataException refused) {
          throw refused;
        }
      }
      throw new LinkedDataException(
          e.getCode() == JsonLdErrorCode.PROCESSING_TIMEOUT_EXCEEDED
              ? "Resolving the terms of the document took longer than %s".formatted(limits.time())
              : "The document is no valid JSON-LD: " + e.getMessage(),
          e);
    }
  }

  private static Document context(JsonNode document) {
    return JsonDocument.of((JsonStructure) JakartaJson.of(document));
  }
}
