package org.finales.cycler.drivers.wattrex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.finales.cycler.drivers.slcan.CanFrame;
import org.finales.cycler.spi.LabClock;
import org.jspecify.annotations.Nullable;

/** Puts the fragments of a battery monitor together. Thread-safe. */
final class BmsAssembler {
  private static final byte[] ERROR = "ERROR".getBytes(StandardCharsets.US_ASCII);

  /** A whole measurement. */
  record Measurement(long micros, long nanos, int number, int[] values) {}

  private final LabClock clock;
  private final byte[] gathered = new byte[BmsData.BYTES];
  private int expected;
  private int length;
  private int count;
  private int errors;
  private @Nullable Measurement last;

  BmsAssembler(LabClock clock) {
    this.clock = clock;
  }

  /** Returns the last measurement; null if there was none. */
  synchronized @Nullable Measurement last() {
    return last;
  }

  /** Returns how many measurements there were. */
  synchronized int count() {
    return count;
  }

  /** Returns the error bits that came since they were forgotten. */
  synchronized int errors() {
    return errors;
  }

  synchronized void forgetErrors() {
    errors = 0;
  }

  synchronized void add(CanFrame frame) {
    if (frame.length() < 2) {
      return;
    }
    int total = frame.at(0) >> 4;
    int index = frame.at(0) & 0xF;
    if (total == 1) {
      byte[] data = frame.data();
      if (index == 0
          && data.length > ERROR.length + 1
          && Arrays.equals(data, 1, 1 + ERROR.length, ERROR, 0, ERROR.length)) {
        errors |= data[data.length - 1] & 0xFF;
      }
      return;
    }
    if (index == 0) {
      expected = 0;
      length = 0;
    }
    int bytes = frame.length() - 1;
    if (total != BmsData.FRAGMENTS || index != expected || length + bytes > BmsData.BYTES) {
      // the rest of this measurement is of no use; the next one begins with fragment 0
      expected = -1;
      return;
    }
    System.arraycopy(frame.data(), 1, gathered, length, bytes);
    length += bytes;
    expected++;
    if (expected == total) {
      expected = -1;
      if (length == BmsData.BYTES) {
        complete();
      }
    }
  }

  private void complete() {
    int[] values = new int[BmsData.VALUES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (gathered[2 * i] & 0xFF) | (gathered[2 * i + 1] & 0xFF) << 8;
    }
    last = new Measurement(clock.micros(), clock.nanos(), ++count, values);
  }
}
