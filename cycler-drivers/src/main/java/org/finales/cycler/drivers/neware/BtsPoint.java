package org.finales.cycler.drivers.neware;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;

/**
 * A point of the answer to {@code download}; immutable.
 *
 * @param position its number in the test, from 1
 * @param step number of the step, from 1
 * @param cycle number of the cycle, from 1
 * @param stepMillis time in its step, in ms: the attribute is called testtime, but current times
 *     testtime is the step's capacity in the recorded answers
 * @param instrumentSeconds the system's own local time, in s since 1970-01-01T00:00
 * @param voltage in V
 * @param current in A
 */
record BtsPoint(
    long position,
    int step,
    int cycle,
    long stepMillis,
    long instrumentSeconds,
    double voltage,
    double current) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  static BtsPoint of(XmlNode node) {
    try {
      return new BtsPoint(
          BtsState.whole(node.attribute("seqid")),
          (int) BtsState.whole(node.attribute("stepid")),
          (int) BtsState.whole(node.attribute("cycleid")),
          BtsState.whole(node.attribute("testtime")),
          LocalDateTime.parse(node.attribute("atime"), TIME).toEpochSecond(ZoneOffset.UTC),
          Numbers.of(node.attribute("volt"), "V"),
          Numbers.of(node.attribute("curr"), "A"));
    } catch (DateTimeParseException e) {
      throw new Unreadable("a point with its time");
    }
  }

  /** Writes a time as the system does. */
  static String time(long instrumentSeconds) {
    return LocalDateTime.ofEpochSecond(instrumentSeconds, 0, ZoneOffset.UTC).format(TIME);
  }
}
