package org.finales.core.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A question that laboratories ask of their data, as an example of a query.
 *
 * @param name for programs: lower case, words joined by hyphens
 * @param title what is asked, in words
 * @param source which records hold the answer, in words
 * @param text the query; its first lines are title and source as comments
 */
public record Question(String name, String title, String source, String text) {
  private static final String SOURCE = "# Answered from: ";

  private static final List<Question> ALL =
      List.of(
          read("conductive-electrolytes"),
          read("composition"),
          read("cells-by-active-material"),
          read("capacity-retention"),
          read("tests-with-a-hold"),
          read("datasets-with-voltage"));

  /** The six competency questions of the vocabulary. */
  public static List<Question> all() {
    return ALL;
  }

  private static Question read(String name) {
    try (InputStream in = Question.class.getResourceAsStream(name + ".rq")) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + ".rq is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().limit(2).toList();
      return new Question(
          name, lines.get(0).substring(2), lines.get(1).substring(SOURCE.length()), text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + name + ".rq", e);
    }
  }
}
