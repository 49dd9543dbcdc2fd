package org.finales.core.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.finales.core.linkeddata.NQuads;

/** How an answer is written. */
public enum AnswerFormat {
  /** SPARQL 1.1 Query Results JSON Format. */
  JSON("application/sparql-results+json", true, "application/json"),
  /** SPARQL Query Results XML Format. */
  XML("application/sparql-results+xml", true, "application/xml", "text/xml"),
  /** SPARQL 1.1 Query Results CSV: values without their types. */
  CSV("text/csv", true),
  /** SPARQL 1.1 Query Results TSV: values as in Turtle. */
  TSV("text/tab-separated-values", true),
  /** Turtle. */
  TURTLE("text/turtle", false, "application/x-turtle"),
  /** N-Triples, which N-Quads are too where no graph is named. */
  NTRIPLES("application/n-triples", false, "application/n-quads", "text/plain");

  private final String mediaType;
  private final boolean forRows;
  private final List<String> aliases;

  AnswerFormat(String mediaType, boolean forRows, String... aliases) {
    this.mediaType = mediaType;
    this.forRows = forRows;
    this.aliases = List.of(aliases);
  }

  /** The media type, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** Other media types under which it is asked for. */
  public List<String> aliases() {
    return aliases;
  }

  /** Whether it is for answers to SELECT and ASK; otherwise for statements. */
  public boolean forRows() {
    return forRows;
  }

  /** Whether an answer can be written so. */
  public boolean suits(Answer answer) {
    return forRows != answer instanceof Answer.Statements;
  }

  /** The format of a name as on the command line, in any case. */
  public static Optional<AnswerFormat> ofName(String name) {
    for (AnswerFormat format : values()) {
      if (format.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Writes an answer in UTF-8.
   *
   * @throws IllegalArgumentException if it does not suit
   * @throws IOException if the stream does not take it
   */
  public void write(Answer answer, OutputStream out) throws IOException {
    if (!suits(answer)) {
      throw new IllegalArgumentException(this + " is not for such an answer");
    }
    if (answer instanceof Answer.Statements statements) {
      String text =
          this == TURTLE ? Turtle.write(statements.graph()) : NQuads.write(statements.graph());
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return;
    }
    switch (this) {
      case JSON -> JsonAnswers.write(answer, out);
      case XML -> XmlAnswers.write(answer, out);
      default -> out.write(TextAnswers.write(answer, this == CSV).getBytes(StandardCharsets.UTF_8));
    }
  }
}
