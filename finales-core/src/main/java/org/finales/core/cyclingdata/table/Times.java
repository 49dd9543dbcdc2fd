package org.finales.core.cyclingdata.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates and durations as cyclers write them. Immutable. */
public final class Times {
  /** In which order a date has its parts. */
  public enum Order {
    /** As 2024-04-30. */
    YEAR_MONTH_DAY,
    /** As 04/30/2024. */
    MONTH_DAY_YEAR,
    /** As 30.04.2024 or 30-Apr-24. */
    DAY_MONTH_YEAR
  }

  private static final Pattern DATE =
      Pattern.compile(
          "\\s*(\\d{1,4})[-/.](\\d{1,2}|[A-Za-zäéû]{3,4})\\.?[-/.](\\d{1,4})"
              + "(?:[T\\s]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
              + "\\s*([AaPp][Mm])?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?\\s*");
  private static final Pattern DURATION =
      Pattern.compile(
          "\\s*(?:(\\d{1,6})\\s*[dD.]?\\s+)?(\\d{1,7}):(\\d{1,2})(?::(\\d{1,2}(?:[.,]\\d{1,9})?))?\\s*");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final double NANOS = 1e9;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int DAY = 86_400;
  private static final int LONGEST = 50;

  private final Order order;
  private final ZoneId zone;

  /** Reads dates in this order, and local times in this zone. */
  public Times(Order order, ZoneId zone) {
    this.order = order;
    this.zone = zone;
  }

  /** Seconds since 1970 of a date with or without time; nothing if it is none. */
  public OptionalDouble unix(String text) {
    LocalDateTime local = local(text);
    if (local == null) {
      return OptionalDouble.empty();
    }
    ZoneOffset offset = offset(text);
    ZoneOffset used = offset == null ? zone.getRules().getOffset(local) : offset;
    return OptionalDouble.of(local.toEpochSecond(used) + local.getNano() / NANOS);
  }

  /** The date and time as it is written; null if it is none. */
  public @Nullable LocalDateTime local(String text) {
    Matcher parts = text.length() > LONGEST ? DATE.matcher("") : DATE.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    try {
      return date(parts).atTime(0, 0).plusNanos(nanos(parts));
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable ZoneOffset offset(String text) {
    Matcher parts = DATE.matcher(text);
    if (!parts.matches() || parts.group(9) == null) {
      return null;
    }
    try {
      return ZoneOffset.of(parts.group(9));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private LocalDate date(Matcher parts) {
    String first = parts.group(1);
    String second = parts.group(2);
    String third = parts.group(3);
    if (order == Order.YEAR_MONTH_DAY || first.length() > 2) {
      return LocalDate.of(Integer.parseInt(first), month(second), Integer.parseInt(third));
    }
    int year = Integer.parseInt(third);
    year += third.length() <= 2 ? 2000 : 0;
    if (order == Order.MONTH_DAY_YEAR && Character.isDigit(second.charAt(0))) {
      return LocalDate.of(year, Integer.parseInt(first), Integer.parseInt(second));
    }
    return LocalDate.of(year, month(second), Integer.parseInt(first));
  }

  private static int month(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    int at = MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT));
    if (at < 0 || at % 3 != 0) {
      throw new DateTimeException(text + " is no month in English");
    }
    return at / 3 + 1;
  }

  private static long nanos(Matcher parts) {
    if (parts.group(4) == null) {
      return 0;
    }
    long hours = Long.parseLong(parts.group(4));
    String half = parts.group(8);
    if (half != null) {
      hours = hours % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }
    long minutes = Long.parseLong(parts.group(5));
    long seconds = parts.group(6) == null ? 0 : Long.parseLong(parts.group(6));
    if (hours > 23 || minutes > 59 || seconds > 59) {
      throw new DateTimeException("no time of a day");
    }
    String fraction = parts.group(7) == null ? "" : parts.group(7);
    long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
    return (hours * HOUR + minutes * MINUTE + seconds) * 1_000_000_000L + nanos;
  }

  /** Seconds of a duration such as 26:03:04.5 or 1d 02:03:04.5; nothing if it is none. */
  public static OptionalDouble duration(String text) {
    Matcher parts = text.length() > LONGEST ? DURATION.matcher("") : DURATION.matcher(text);
    if (!parts.matches()) {
      return OptionalDouble.empty();
    }
    double seconds = Long.parseLong(parts.group(2)) * (double) HOUR;
    seconds += Long.parseLong(parts.group(3)) * (double) MINUTE;
    if (parts.group(1) != null) {
      seconds += Long.parseLong(parts.group(1)) * (double) DAY;
    }
    if (parts.group(4) != null) {
      seconds += Double.parseDouble(parts.group(4).replace(',', '.'));
    }
    return OptionalDouble.of(seconds);
  }
}
