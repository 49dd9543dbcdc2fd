package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.finales.core.graph.AnswerFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the graph of all records. */
@Command(
    name = "sparql",
    description =
        "Answers a query in SPARQL 1.1 from all records. On a data folder or database the graph is"
            + " made for this query; a running server answers from its own, and must have been"
            + " started with --graph. A token that may read is enough.")
final class SparqlCommand implements Runnable {
  private static final int MAX_QUERY = 1 << 20;

  private final Terminal terminal;

  @Mixin private Place place = new Place();

  @Parameters(paramLabel = "QUERYFILE", description = "a file with the query; - for standard input")
  private Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "json, xml, csv or tsv for rows, turtle or ntriples for statements; json or turtle unless"
              + " said")
  private @Nullable String format;

  SparqlCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    AnswerFormat chosen = format(format);
    String query = query();
    try (Administration administration = place.open()) {
      byte[] answer = administration.ask(query, chosen);
      terminal.out().write(answer, 0, answer.length);
      if (answer.length > 0 && answer[answer.length - 1] != '\n') {
        terminal.out().println();
      }
      terminal.out().flush();
    }
  }

  private static @Nullable AnswerFormat format(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return AnswerFormat.ofName(name)
        .orElseThrow(
            () ->
                new RefusedException(
                    "--format is json, xml, csv, tsv, turtle or ntriples, not "
                        + name.toLowerCase(Locale.ROOT)));
  }

  private String query() {
    try {
      byte[] bytes;
      if (file.toString().equals("-")) {
        bytes = terminal.in().readNBytes(MAX_QUERY);
      } else {
        if (Files.isRegularFile(file) && Files.size(file) > MAX_QUERY) {
          throw new RefusedException(file + " is too large for a query");
        }
        bytes = Files.readAllBytes(file);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException("the query in " + file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
