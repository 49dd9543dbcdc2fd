package org.finales.api.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.finales.api.battinfo.UnitTerms;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A column of the Battery Data Format 1.3.0; immutable.
 *
 * @param label preferred heading, as {@code Voltage / V}
 * @param name machine-readable name, as {@code voltage_volt}
 * @param level whether a file needs it
 * @param iri its IRI
 * @param unit unit of all its values, or null if it has none
 * @param broader IRI of the term that it narrows
 * @param others other headings that files use, in lower case with underscores
 */
public record BdfColumn(
    String label,
    String name,
    Level level,
    String iri,
    @Nullable Unit unit,
    String broader,
    List<String> others) {

  /** Whether a file in Battery Data Format needs a column. */
  public enum Level {
    /** It does. */
    REQUIRED,
    /** It had better. */
    RECOMMENDED,
    /** It may. */
    OPTIONAL
  }

  private static final int CELLS = 7;
  private static final List<BdfColumn> ALL = read();
  private static final Map<String, BdfColumn> BY_NAME = index();

  /** Copies the list. */
  public BdfColumn {
    others = List.copyOf(others);
  }

  /** Returns every column, those that are required first. */
  public static List<BdfColumn> all() {
    return ALL;
  }

  /**
   * Finds a column by a heading: the preferred label, the machine-readable name or one of the other
   * names, in any case.
   */
  public static Optional<BdfColumn> of(String heading) {
    return Optional.ofNullable(BY_NAME.get(key(heading)));
  }

  /** Finds a column by its IRI. */
  public static Optional<BdfColumn> byIri(String iri) {
    return ALL.stream().filter(column -> column.iri.equals(iri)).findFirst();
  }

  private static String key(String heading) {
    return heading.strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, BdfColumn> index() {
    Map<String, BdfColumn> index = new HashMap<>();
    for (BdfColumn column : ALL) {
      index.put(key(column.label), column);
      index.put(key(column.name), column);
    }
    for (BdfColumn column : ALL) {
      column.others.forEach(other -> index.putIfAbsent(key(other), column));
    }
    return index;
  }

  private static List<BdfColumn> read() {
    List<BdfColumn> columns = new ArrayList<>();
    boolean heading = true;
    for (String line : text().lines().toList()) {
      if (!line.startsWith("#") && !line.isBlank()) {
        if (!heading) {
          columns.add(column(line.split("\t", -1)));
        }
        heading = false;
      }
    }
    return List.copyOf(columns);
  }

  private static BdfColumn column(String[] cells) {
    if (cells.length != CELLS) {
      throw new IllegalStateException("bdf-columns.tsv has a malformed line: " + cells[0]);
    }
    return new BdfColumn(
        cells[0],
        cells[1],
        Level.valueOf(cells[2].toUpperCase(Locale.ROOT)),
        cells[3],
        cells[4].isEmpty() ? null : UnitTerms.unit(cells[4]).orElseThrow(),
        cells[5],
        cells[6].isEmpty() ? List.of() : List.of(cells[6].split("\\|")));
  }

  private static String text() {
    try (InputStream in = BdfColumn.class.getResourceAsStream("bdf-columns.tsv")) {
      if (in == null) {
        throw new IllegalStateException("The resource bdf-columns.tsv is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource bdf-columns.tsv", e);
    }
  }
}
