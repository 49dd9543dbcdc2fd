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
 * @param text the query; its first line is the title as a comment
 */
public record Question(String name, String title, String text) {
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
      return new Question(name, text.substring(2, text.indexOf('\n')), text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + name + ".rq", e);
    }
  }
}
