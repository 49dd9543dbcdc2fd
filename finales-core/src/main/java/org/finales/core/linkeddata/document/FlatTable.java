package org.finales.core.linkeddata.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.finales.api.battinfo.Term;
import org.finales.api.battinfo.Vocabulary;

/** What the fields of BattINFO's flat records stand for. Thread-safe. */
final class FlatTable {
  /** What a field holds. */
  enum Kind {
    /** The IRI of the thing itself. */
    SUBJECT,
    /** Classes of the thing, or of a quantity. */
    CLASS,
    /** Text, or a list of texts. */
    TEXT,
    /** The IRI of another thing, or a list of them. */
    IRI,
    /** A moment, as text or in seconds since 1970. */
    MOMENT,
    /** A day, as text or in seconds since 1970. */
    DAY,
    /** How far a test has come. */
    STATUS,
    /** How a checksum was made. */
    ALGORITHM,
    /** What always is the same and says nothing. */
    CONSTANT,
    /** What no field has a term for and a record keeps by its name. */
    ATTRIBUTE,
    /** What somebody says of a parameter, or a list of that. */
    CLAIM,
    /** A quantity of the class that is named. */
    QUANTITY,
    /** A quantity that tells its class itself, or a list of them. */
    MEASUREMENT,
    /** A whole number. */
    NUMBER,
    /** A word that stands for a class of the thing, and may be its name too. */
    CLASS_BY_NAME,
    /** Fields of the same thing, with a table of their own. */
    INLINE,
    /** Quantities by name. */
    QUANTITIES,
    /** Another thing with a table of its own. */
    THING
  }

  /**
   * What a field stands for.
   *
   * @param terms labels of its terms, or what it always is
   * @param table table of the thing that it holds, or empty
   */
  record Row(Kind kind, List<String> terms, String table) {
    String term() {
      return terms.get(0);
    }
  }

  /** Fields that hold the name of a substance. */
  private static final List<String> NAMES =
      List.of(".name", "material_spec.kind", ".case.material");

  /** In the IRIs of all chemical substances. */
  private static final String SUBSTANCES = "/chemical-substance#";

  private static final Map<String, Row> ROWS = read();

  private FlatTable() {}

  /** Finds the classes of a kind of record, as {@code cell_spec}. */
  static Optional<List<String>> classes(String table) {
    return Optional.ofNullable(ROWS.get(table)).map(Row::terms);
  }

  static Optional<Row> field(String table, String field) {
    return Optional.ofNullable(ROWS.get(table + "." + field));
  }

  /**
   * Finds the class for which a word stands: as listed, or the substance of which it is a usual
   * name, as {@code LiPF6}.
   */
  static Optional<String> classOf(String field, String word) {
    Optional<String> listed =
        Optional.ofNullable(ROWS.get(field + "=" + word.toLowerCase(Locale.ROOT))).map(Row::term);
    if (listed.isPresent() || NAMES.stream().noneMatch(field::endsWith)) {
      return listed;
    }
    Vocabulary vocabulary = Vocabulary.battinfo();
    return vocabulary
        .byConcept(word)
        .or(() -> vocabulary.byConcept(word.toLowerCase(Locale.ROOT)))
        .filter(term -> term.iri().contains(SUBSTANCES))
        .map(Term::label);
  }

  /**
   * Finds the class of a quantity by its name, as {@code nominal_capacity}.
   *
   * @param table of the thing whose quantity it is
   */
  static Optional<String> quantity(String table, String name) {
    Optional<String> listed =
        field("quantity", table + "." + name).or(() -> field("quantity", name)).map(Row::term);
    if (listed.isPresent()) {
      return listed;
    }
    StringBuilder label = new StringBuilder();
    for (String word : name.split("_", -1)) {
      if (word.isEmpty()) {
        return Optional.empty();
      }
      label.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return Vocabulary.battinfo().byLabel(label.toString()).map(term -> label.toString());
  }

  private static Map<String, Row> read() {
    try (InputStream in = FlatTable.class.getResourceAsStream("flat-records.tsv")) {
      if (in == null) {
        throw new IllegalStateException("flat-records.tsv is missing beside " + FlatTable.class);
      }
      Map<String, Row> rows = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(
              cells ->
                  rows.put(
                      cells[0],
                      new Row(
                          Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                          cells.length > 2 ? List.of(cells[2].split(" ")) : List.of(""),
                          cells.length > 3 ? cells[3] : "")));
      return Map.copyOf(rows);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read flat-records.tsv", e);
    }
  }
}
