package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.core.graph.Turtle;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.document.Contexts;
import org.finales.core.linkeddata.document.EntityDocument;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.finales.core.linkeddata.document.LinkedDocument;
import org.finales.core.linkeddata.document.ReadingLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** A document that a command reads. */
final class DocumentFile {
  @Parameters(
      paramLabel = "FILE",
      description = "JSON-LD, N-Quads, Turtle (.ttl), or the JSON of things with their $schema")
  private Path file = Path.of("");

  @Option(
      names = "--contexts",
      paramLabel = "DIR",
      description =
          "a folder with published contexts (domain-battery.context.json,"
              + " records.context.v1.json), all of whose terms are understood then")
  private @Nullable Path contexts;

  /** The file's name, for messages. */
  String name() {
    return file.toString();
  }

  /**
   * Reads it.
   *
   * @param repair whether to repair what is defective
   */
  LinkedDocument read(boolean repair, JsonLdReader.Numbers numbers) {
    byte[] bytes = bytes();
    if (file.toString().endsWith(".ttl")) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      return LinkedDocument.of(List.of(Turtle.read(text, null)));
    }
    JsonNode entities = entities(bytes);
    if (entities != null) {
      return EntityDocument.read(entities);
    }
    JsonLdReader reader = JsonLdReader.ofDefaults().with(numbers);
    Path folder = contexts;
    return LinkedDocument.read(
        bytes,
        folder == null ? reader : reader.with(Contexts.ofDefaults().withFolder(folder)),
        repair);
  }

  /** The things in it, if it is plain JSON. */
  @Nullable JsonNode entities() {
    return entities(bytes());
  }

  private static @Nullable JsonNode entities(byte[] bytes) {
    try {
      JsonNode json = FinalesJson.read(bytes);
      return EntityDocument.is(json) ? json : null;
    } catch (JsonException e) {
      return null; // the reader of linked data says more about it
    }
  }

  /** What a file of linked data says. */
  static List<Graph> graphs(Path file) {
    return LinkedDocument.read(bytes(file), JsonLdReader.ofDefaults(), false).graphs();
  }

  private byte[] bytes() {
    return bytes(file);
  }

  private static byte[] bytes(Path file) {
    try {
      long limit = ReadingLimits.ofDefaults().bytes();
      if (Files.size(file) > limit) {
        throw new RefusedException(
            "%s has %d bytes; at most %d are read".formatted(file, Files.size(file), limit));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
