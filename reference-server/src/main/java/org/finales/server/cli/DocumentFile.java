package org.finales.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.finales.core.crate.ExportFormat;
import org.finales.core.graph.Turtle;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.document.Contexts;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.finales.core.linkeddata.document.LinkedDocument;
import org.finales.core.linkeddata.document.ReadingLimits;
import org.finales.core.linkeddata.document.SourceDocument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A document that a command reads. */
final class DocumentFile {
  /** How long one context may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Parameters(
      paramLabel = "FILE",
      description =
          "JSON-LD, N-Quads, Turtle (.ttl), a record of BattINFO, or the JSON of things with their"
              + " $schema")
  private Path file = Path.of("");

  @Option(
      names = "--contexts",
      paramLabel = "DIR",
      description =
          "a folder with published contexts (domain-battery.context.json,"
              + " records.context.v1.json), all of whose terms are understood then")
  private @Nullable Path contexts;

  @Option(
      names = "--remote-contexts",
      description =
          "load contexts that are not known from the network too: over https, from public"
              + " addresses, within 10 s and 4 MiB each")
  private boolean remote;

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
    if (isTurtle()) {
      String text = new String(bytes(file), StandardCharsets.UTF_8);
      return LinkedDocument.of(List.of(Turtle.read(text, null)));
    }
    return read(parse(), repair, numbers);
  }

  /** Reads what was parsed. */
  LinkedDocument read(SourceDocument parsed, boolean repair, JsonLdReader.Numbers numbers) {
    JsonLdReader reader = JsonLdReader.ofDefaults().with(numbers);
    return parsed.read(reader.with(contexts()), repair);
  }

  private Contexts contexts() {
    Contexts known = Contexts.ofDefaults();
    if (contexts != null) {
      known = known.withFolder(contexts);
    }
    return remote ? known.withRemote(PATIENCE) : known;
  }

  boolean isTurtle() {
    return file.toString().endsWith(".ttl");
  }

  /** Parses it; Turtle aside. */
  SourceDocument parse() {
    return SourceDocument.parse(bytes(file), ReadingLimits.ofDefaults());
  }

  /** What kind of records a file holds; what does not end in .zip or begin as JSON is N-Quads. */
  static ExportFormat formatOf(Path file) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return ExportFormat.RO_CRATE;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(1000), StandardCharsets.UTF_8);
      boolean json = start.replaceFirst("^\\uFEFF?\\s*", "").matches("(?s)[{\\[].*");
      return json ? ExportFormat.JSONLD : ExportFormat.NQUADS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file of linked data says. */
  static List<Graph> graphs(Path file) {
    return LinkedDocument.read(bytes(file), JsonLdReader.ofDefaults(), false).graphs();
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
