package org.finales.server.finales2;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Times without a zone, as FINALES 2 prints them: Python's {@code datetime.isoformat}. */
final class NaiveTime {
  private NaiveTime() {}

  /** A zone's own time with microseconds, or without a fraction where it is zero. */
  static String local(Instant time, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(time, zone);
    StringBuilder text = seconds(local);
    int micros = local.getNano() / 1_000;
    if (micros != 0) {
      text.append('.');
      digits(text, micros, 6);
    }
    return text.toString();
  }

  /** Universal time in whole seconds. */
  static String universal(Instant time) {
    return seconds(LocalDateTime.ofInstant(time, ZoneOffset.UTC)).toString();
  }

  private static StringBuilder seconds(LocalDateTime time) {
    StringBuilder text = new StringBuilder(26);
    digits(text, time.getYear(), 4);
    text.append('-');
    digits(text, time.getMonthValue(), 2);
    text.append('-');
    digits(text, time.getDayOfMonth(), 2);
    text.append('T');
    digits(text, time.getHour(), 2);
    text.append(':');
    digits(text, time.getMinute(), 2);
    text.append(':');
    digits(text, time.getSecond(), 2);
    return text;
  }

  private static void digits(StringBuilder text, int value, int width) {
    int order = 1;
    for (int i = 1; i < width; i++) {
      order *= 10;
    }
    for (int rest = value; order > 0; order /= 10) {
      text.append((char) ('0' + rest / order % 10));
    }
  }
}
