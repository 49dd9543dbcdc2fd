package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finales.core.graph.Turtle;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.document.EntityDocument;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.finales.core.linkeddata.document.JsonLdWriter;
import org.finales.core.linkeddata.document.LinkedDocument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A document in another form. */
@Command(
    name = "convert",
    description =
        "Writes a document in another form, to standard output unless said; notices go to standard"
            + " error. Defects are repaired only with --repair.")
final class ConvertCommand implements Runnable {
  private final Terminal terminal;

  @Mixin private DocumentFile document = new DocumentFile();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORM",
      description = "one of ${COMPLETION-CANDIDATES}")
  private Form form = Form.jsonld;

  @Option(names = "--out", paramLabel = "FILE", description = "the file to write")
  private @Nullable Path out;

  @Option(names = "--repair", description = "repair the defects that are found")
  private boolean repair;

  ConvertCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What a document can be written as, named as on the command line. */
  enum Form {
    jsonld,
    nquads,
    turtle,
    json
  }

  @Override
  public void run() {
    LinkedDocument read = document.read(repair, numbers());
    DocumentNotices.print(read, terminal);
    if (read.graphs().stream().allMatch(graph -> graph.statements().isEmpty())) {
      throw new RefusedException("the document says nothing");
    }
    byte[] written = write(read).getBytes(StandardCharsets.UTF_8);
    Path target = out;
    if (target == null) {
      terminal.out().write(written, 0, written.length);
      terminal.out().flush();
      return;
    }
    try {
      Files.write(target, written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terminal.note("wrote " + target);
  }

  /** Forms for other programs have numbers as the standard writes them, the others as given. */
  private JsonLdReader.Numbers numbers() {
    return form == Form.nquads || form == Form.turtle
        ? JsonLdReader.Numbers.CANONICAL
        : JsonLdReader.Numbers.AS_WRITTEN;
  }

  private String write(LinkedDocument read) {
    return switch (form) {
      case jsonld -> JsonLdWriter.ofDefaults().indented().write(read.graphs()) + "\n";
      case nquads -> NQuads.write(read.graphs());
      case turtle -> turtle(read.graphs());
      case json -> EntityDocument.write(read).toPrettyString() + "\n";
    };
  }

  private static String turtle(List<Graph> graphs) {
    if (graphs.stream().anyMatch(graph -> graph.name() != null)) {
      throw new RefusedException("Turtle holds one graph; this document names some: use nquads");
    }
    return Turtle.write(
        Graph.of(graphs.stream().flatMap(graph -> graph.statements().stream()).toList()));
  }
}
