package org.finales.core.cyclingdata.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is laid out and what its columns are; immutable. It is written and read as JSON, so
 * that a person can correct one that was proposed.
 *
 * @param format name of the format, for people
 * @param encoding as {@code UTF-8} or {@code windows-1252}
 * @param delimiter between cells, one ASCII character
 * @param decimal decimal mark, a point or a comma
 * @param headings line of the headings, from 1; 0 if there are none
 * @param firstRow line of the first row, after the headings
 * @param zone of times without one, as {@code Europe/Berlin}; null takes them for UTC
 * @param start when the test began, if no column says it; null if unknown
 * @param direction what tells charge from discharge where the current has no sign; or null
 * @param columns the columns that are read, no quantity and no name twice
 * @param notes what was assumed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Mapping(
    String format,
    String encoding,
    String delimiter,
    String decimal,
    long headings,
    long firstRow,
    @Nullable String zone,
    @Nullable LocalDateTime start,
    @Nullable Direction direction,
    List<MappedColumn> columns,
    List<String> notes) {

  /**
   * Which words in a column mean charge and discharge; the current is made positive and negative by
   * them.
   *
   * @param column position, from 1
   * @param charge words that mean charge, in any case
   * @param discharge words that mean discharge, in any case
   */
  public record Direction(int column, List<String> charge, List<String> discharge) {
    /** Copies the lists. */
    @SuppressWarnings("ConstantValue") // Lists may be absent in JSON.
    public Direction {
      charge = charge == null ? List.of() : List.copyOf(charge);
      discharge = discharge == null ? List.of() : List.copyOf(discharge);
      if (column < 1 || column > Records.MAX_FIELDS) {
        throw new IllegalArgumentException("direction: column counts from 1 to 4096");
      }
    }
  }

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with what is wrong and how to mend it
   */
  @SuppressWarnings("ConstantValue") // Lists may be absent in JSON.
  public Mapping {
    format = format == null ? "csv" : format;
    columns = columns == null ? List.of() : List.copyOf(columns);
    notes = notes == null ? List.of() : List.copyOf(notes);
    if (delimiter == null || delimiter.length() != 1 || !",;\t| ".contains(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter is a comma, a semicolon, a tab, a bar or a space");
    }
    if (decimal == null || !decimal.equals(".") && !decimal.equals(",")) {
      throw new IllegalArgumentException("decimal is \".\" or \",\"");
    }
    if (decimal.equals(delimiter)) {
      throw new IllegalArgumentException("delimiter and decimal must not be the same");
    }
    if (headings < 0 || firstRow <= headings) {
      throw new IllegalArgumentException(
          "firstRow is the line of the first row, from 1, after that of the headings");
    }
    try {
      Charset.forName(encoding);
      if (zone != null) {
        ZoneId.of(zone);
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("zone is a name as Europe/Berlin, not " + zone, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "encoding is a name as UTF-8 or windows-1252, not " + encoding, e);
    }
    Set<String> seen = new HashSet<>();
    for (MappedColumn column : columns) {
      String heading = column.target().heading();
      if (!seen.add(heading)) {
        throw new IllegalArgumentException(
            heading + " is mapped from two columns; name one of them otherwise");
      }
    }
  }

  /** The same with times in another zone. */
  public Mapping withZone(String newZone) {
    return new Mapping(
        format, encoding, delimiter, decimal, headings, firstRow, newZone, start, direction,
        columns, notes);
  }

  /** Whether it has a column of Battery Data Format. */
  public boolean has(String bdfName) {
    return columns.stream().anyMatch(column -> bdfName.equals(column.quantity()));
  }

  /** The zone of times without one. */
  ZoneId zoneOrUtc() {
    return ZoneId.of(zone == null ? "UTC" : zone);
  }
}
