package org.finales.core.cyclingdata.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.data.BdfColumn;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a file is; immutable.
 *
 * @param column its position, from 1 to 4096
 * @param heading its heading in the file; for people
 * @param quantity machine-readable name of a BDF column; null if Battery Data Format has none
 * @param name name of the file's own, where {@code quantity} is null
 * @param unit unit in the file; null for none and for that of the quantity
 * @param kind how a value is written; null for a number
 * @param negate whether the sign is turned round; null for no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MappedColumn(
    int column,
    @Nullable String heading,
    @Nullable String quantity,
    @Nullable String name,
    @Nullable Unit unit,
    @Nullable Kind kind,
    @Nullable Boolean negate) {

  /** How a value is written. */
  public enum Kind {
    /** A decimal number. */
    @JsonProperty("number")
    NUMBER,
    /** Hours, minutes and seconds, with or without days. */
    @JsonProperty("duration")
    DURATION,
    /** A date with a time, year first. */
    @JsonProperty("year-month-day")
    YEAR_MONTH_DAY,
    /** A date with a time, month first. */
    @JsonProperty("month-day-year")
    MONTH_DAY_YEAR,
    /** A date with a time, day first. */
    @JsonProperty("day-month-year")
    DAY_MONTH_YEAR,
    /** Days since 30 December 1899, as spreadsheets count them. */
    @JsonProperty("spreadsheet-day")
    SPREADSHEET_DAY,
    /** Text. */
    @JsonProperty("text")
    TEXT;

    /** Whether it is a date in words. */
    public boolean isDate() {
      return this == YEAR_MONTH_DAY || this == MONTH_DAY_YEAR || this == DAY_MONTH_YEAR;
    }
  }

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with what is wrong and how to mend it
   */
  public MappedColumn {
    if (column < 1 || column > Records.MAX_FIELDS) {
      throw new IllegalArgumentException("column counts from 1 to 4096, not " + column);
    }
    if ((quantity == null) == (name == null)) {
      throw new IllegalArgumentException(
          "column " + column + " needs a quantity of Battery Data Format or a name, one of both");
    }
    if (quantity != null) {
      check(column, quantity, unit, kind);
    }
  }

  private static void check(int column, String quantity, @Nullable Unit unit, @Nullable Kind kind) {
    BdfColumn known = BdfColumn.of(quantity).orElse(null);
    if (known == null) {
      throw new IllegalArgumentException(
          "column %d: %s is no column of Battery Data Format; docs/data.md lists them"
              .formatted(column, quantity));
    }
    Unit target = known.unit();
    boolean plain = kind == null || kind == Kind.NUMBER;
    if (plain && unit != null && target != null && !unit.isCompatibleWith(target)) {
      throw new IllegalArgumentException(
          "column %d: %s cannot be the unit of %s, which is in %s"
              .formatted(column, unit.symbol(), quantity, target.symbol()));
    }
  }

  /** A column of Battery Data Format, in a unit of the file. */
  public static MappedColumn of(
      int column, String heading, String quantity, @Nullable String unit) {
    return new MappedColumn(
        column, heading, quantity, null, unit == null ? null : Unit.parse(unit), null, null);
  }

  /** A column of the file's own. */
  public static MappedColumn own(int column, String heading, String name, @Nullable Unit unit) {
    return new MappedColumn(column, heading, null, name, unit, null, null);
  }

  /** The same, written in another way. */
  public MappedColumn as(Kind newKind) {
    return new MappedColumn(column, heading, quantity, name, unit, newKind, negate);
  }

  /** The same with its sign turned round. */
  public MappedColumn negated() {
    return new MappedColumn(column, heading, quantity, name, unit, kind, true);
  }

  /** How a value is written, said or not. */
  Kind kindOrNumber() {
    return kind == null ? Kind.NUMBER : kind;
  }

  /** What it is among rows. */
  Column target() {
    boolean text = kindOrNumber() == Kind.TEXT;
    if (quantity != null) {
      Column column = Column.of(quantity);
      return new Column(column.name(), column.quantity(), column.unit(), text);
    }
    return new Column(String.valueOf(name), null, text ? null : unit, text);
  }

  /** Its heading, for people. */
  String label() {
    String shown = heading == null || heading.isBlank() ? String.valueOf(quantity) : heading;
    return "column %d (%s)".formatted(column, shown.strip());
  }
}
