package org.finales.core.cyclingdata.format;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.core.cyclingdata.table.MappedColumn.Kind;
import org.finales.core.cyclingdata.table.Times;

/** Finds out in which order dates are written. */
final class Dates {
  private static final Pattern PARTS =
      Pattern.compile("\\s*(\\d{1,4})([-/.])(\\d{1,2}|[A-Za-zäéû]{3,4})[-/.](\\d{1,4})\\b.*");

  private Dates() {}

  /** The order that all values can be read in; nothing if they are no dates. */
  static Optional<Kind> kind(List<String> values, List<String> notes) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    boolean dayFirst = false;
    boolean monthFirst = false;
    char separator = '-';
    for (String value : values) {
      Matcher parts = PARTS.matcher(value);
      if (!parts.matches()) {
        return Optional.empty();
      }
      separator = parts.group(2).charAt(0);
      if (parts.group(1).length() > 2) {
        return read(values, Times.Order.YEAR_MONTH_DAY)
            ? Optional.of(Kind.YEAR_MONTH_DAY)
            : Optional.empty();
      }
      boolean word = Character.isLetter(parts.group(3).charAt(0));
      dayFirst |= word || Integer.parseInt(parts.group(1)) > 12;
      monthFirst |= !word && Integer.parseInt(parts.group(3)) > 12;
    }
    if (!dayFirst && !monthFirst) {
      dayFirst = separator != '/';
      notes.add(
          "dates such as %s are read %s first; correct \"kind\" in the mapping if that is wrong"
              .formatted(values.get(0), dayFirst ? "day" : "month"));
    }
    Kind kind = dayFirst ? Kind.DAY_MONTH_YEAR : Kind.MONTH_DAY_YEAR;
    Times.Order order = dayFirst ? Times.Order.DAY_MONTH_YEAR : Times.Order.MONTH_DAY_YEAR;
    return read(values, order) ? Optional.of(kind) : Optional.empty();
  }

  private static boolean read(List<String> values, Times.Order order) {
    Times times = new Times(order, ZoneOffset.UTC);
    return values.stream().allMatch(value -> times.unix(value).isPresent());
  }

  static boolean areDurations(List<String> values) {
    return !values.isEmpty()
        && values.stream().allMatch(value -> Times.duration(value).isPresent());
  }
}
