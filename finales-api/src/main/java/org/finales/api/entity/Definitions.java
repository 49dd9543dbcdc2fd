package org.finales.api.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.finales.api.battinfo.Vocabulary;

/**
 * What records and their fields are, in words. Thread-safe.
 *
 * <p>The words are those of the records' Javadoc, which programs cannot see; a test keeps the file
 * {@code definitions.tsv} beside this class the same.
 */
public final class Definitions {
  private static final Map<String, String> WORDS = read();

  private Definitions() {}

  /**
   * Returns what a record describes, as {@code One of the places of a cycler to which a battery can
   * be connected}.
   *
   * @throws IllegalArgumentException if it is none of {@link Entities#records()}
   */
  public static String of(Class<?> type) {
    return words(type.getSimpleName());
  }

  /**
   * Returns what a field holds, as {@code Charge that the maker declares}.
   *
   * @throws IllegalArgumentException if its record is none of {@link Entities#records()}
   */
  public static String of(RecordComponent field) {
    return words(field.getDeclaringRecord().getSimpleName() + "." + field.getName());
  }

  /**
   * Returns what a field holds and which term stands for it, with the term's IRI and, for a
   * quantity, a usual unit: all that a reader of a schema or of an error needs.
   *
   * @throws IllegalArgumentException as {@link #of(RecordComponent)}
   */
  public static String withTerm(RecordComponent field) {
    FieldTerm term =
        FieldTerm.of(field)
            .orElseThrow(() -> new IllegalArgumentException("No term is known for " + field));
    String concept =
        Vocabulary.battinfo()
            .byLabel(term.label())
            .map(known -> known.concept())
            .filter(name -> !name.equals(term.label()))
            .map(name -> " (" + name + ")")
            .orElse("");
    String unit =
        term.unit() == null
            ? ""
            : term.unit().equals("1")
                ? "; a pure number, of the unit 1"
                : "; in " + term.unit() + " or any unit of the same dimension";
    return "%s. Term: %s%s <%s>%s".formatted(of(field), term.label(), concept, term.iri(), unit);
  }

  private static String words(String name) {
    String words = WORDS.get(name);
    if (words == null) {
      throw new IllegalArgumentException("Nobody says what " + name + " is");
    }
    return words;
  }

  private static Map<String, String> read() {
    try (InputStream in = Definitions.class.getResourceAsStream("definitions.tsv")) {
      if (in == null) {
        throw new IllegalStateException("definitions.tsv is missing beside " + Definitions.class);
      }
      Map<String, String> words = new TreeMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 2))
          .forEach(cells -> words.put(cells[0], cells[1]));
      return Map.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read definitions.tsv", e);
    }
  }
}
