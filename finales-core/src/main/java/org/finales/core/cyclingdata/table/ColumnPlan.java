package org.finales.core.cyclingdata.table;

import java.time.ZoneId;
import java.util.OptionalDouble;
import org.finales.api.quantity.Unit;
import org.finales.core.cyclingdata.table.MappedColumn.Kind;
import org.jspecify.annotations.Nullable;

/** How the values of one column are read. Not thread-safe. */
final class ColumnPlan {
  private static final double DAYS_TO_1970 = 25_569;
  private static final double DAY = 86_400;
  private static final double EXACT = 1e-12;

  /** Position in the file, from 0. */
  final int position;

  /** Whether rows without a value are refused. */
  final boolean required;

  final Kind kind;
  final String label;

  private final @Nullable Unit from;
  private final @Nullable Unit to;
  private final boolean offset;
  private final double factor;
  private final double divisor;
  private final boolean negate;
  private final Times times;

  ColumnPlan(MappedColumn column, Column target, boolean required, ZoneId zone) {
    this.position = column.column() - 1;
    this.required = required;
    this.kind = column.kindOrNumber();
    this.label = column.label();
    this.negate = Boolean.TRUE.equals(column.negate());
    this.from = column.unit();
    this.to = target.unit();
    boolean shifted = false;
    double ratio = 1;
    if (from != null && to != null && !from.isEquivalentTo(to)) {
      shifted = from.offset().signum() != 0 || to.offset().signum() != 0;
      ratio = shifted ? 1 : from.convert(1, to);
    }
    this.offset = shifted;
    double inverse = Math.rint(1 / ratio);
    boolean divides = ratio < 1 && Math.abs(inverse * ratio - 1) < EXACT;
    double whole = Math.rint(ratio);
    boolean multiplies = ratio >= 1 && Math.abs(whole / ratio - 1) < EXACT;
    this.divisor = divides ? inverse : 1;
    this.factor = divides ? 1 : multiplies ? whole : ratio;
    Times.Order order =
        switch (kind) {
          case MONTH_DAY_YEAR -> Times.Order.MONTH_DAY_YEAR;
          case DAY_MONTH_YEAR -> Times.Order.DAY_MONTH_YEAR;
          default -> Times.Order.YEAR_MONTH_DAY;
        };
    this.times = new Times(order, zone);
  }

  /** A number in the unit of the rows. */
  double number(double value) {
    double converted;
    if (kind == Kind.SPREADSHEET_DAY) {
      // In whole milliseconds, as a double has no more of a day number.
      converted = Math.rint((value - DAYS_TO_1970) * DAY * 1000) / 1000;
    } else if (offset && from != null && to != null) {
      converted = from.convert(value, to);
    } else {
      converted = value * factor / divisor;
    }
    return negate ? -converted : converted;
  }

  /** How far the last of so many decimals is in the unit of the rows. */
  double resolution(int decimals) {
    return Math.pow(10, -decimals) * factor / divisor;
  }

  /** A number from words: a duration or a date. */
  OptionalDouble words(String text) {
    return kind == Kind.DURATION ? Times.duration(text) : times.unix(text);
  }
}
