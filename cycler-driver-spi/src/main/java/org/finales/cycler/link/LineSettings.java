package org.finales.cycler.link;

import java.time.Duration;

/**
 * How a wire is set up; immutable. Only serial lines heed more than the time.
 *
 * @param baud symbols per second, 50 to 4,000,000
 * @param dataBits 7 or 8
 * @param parity the parity bit
 * @param stopBits 1 or 2
 * @param xonXoff whether the bytes 0x11 and 0x13 stop and start the flow; never for binary
 *     protocols
 * @param openWithin how long opening may take; above zero
 */
public record LineSettings(
    int baud, int dataBits, Parity parity, int stopBits, boolean xonXoff, Duration openWithin) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException naming the one that makes no sense
   */
  public LineSettings {
    if (baud < 50 || baud > 4_000_000) {
      throw new IllegalArgumentException("baud is " + baud + "; give 50 to 4000000");
    }
    if (dataBits != 7 && dataBits != 8) {
      throw new IllegalArgumentException("data-bits is " + dataBits + "; give 7 or 8");
    }
    if (stopBits != 1 && stopBits != 2) {
      throw new IllegalArgumentException("stop-bits is " + stopBits + "; give 1 or 2");
    }
    if (openWithin.isZero() || openWithin.isNegative()) {
      throw new IllegalArgumentException("the time to open a link has to be above zero");
    }
  }

  /** Makes one with 8 data bits, no parity, 1 stop bit and 5 s to open. */
  public static LineSettings of(int baud) {
    return new LineSettings(baud, 8, Parity.NONE, 1, false, Duration.ofSeconds(5));
  }
}
