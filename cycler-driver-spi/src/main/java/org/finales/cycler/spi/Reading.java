package org.finales.cycler.spi;

import java.util.Arrays;

/**
 * What a channel measured at one moment; immutable.
 *
 * <p>Voltage and current are of the battery, not of the instrument: a load reports a current of 2 A
 * as −2 A here. A value that the channel does not measure is NaN. A value that is no number because
 * the instrument answered nonsense never becomes a reading: it is a {@link NonsenseException}.
 */
public final class Reading {
  /** Stands for an instrument without a clock. */
  public static final long NO_CLOCK = Long.MIN_VALUE;

  private static final double[] NOTHING = {};

  private final long hostMicros;
  private final long instrumentMicros;
  private final double voltage;
  private final double current;
  private final OutputState output;
  private final double[] auxiliary;

  /**
   * Makes a reading.
   *
   * @param hostMicros when the host received it, in µs since 1970-01-01T00:00Z
   * @param instrumentMicros when the instrument took it by its own clock, in µs since that clock's
   *     own beginning; {@link #NO_CLOCK} if it has none
   * @param voltage voltage of the battery, in V
   * @param current current into the battery, in A; negative when it is discharged
   * @param output whether the output is on
   * @param auxiliary values of the channel's {@link CyclerChannel#inputs()}, in their order and
   *     units; copied
   */
  public Reading(
      long hostMicros,
      long instrumentMicros,
      double voltage,
      double current,
      OutputState output,
      double... auxiliary) {
    this.hostMicros = hostMicros;
    this.instrumentMicros = instrumentMicros;
    this.voltage = voltage;
    this.current = current;
    this.output = output;
    this.auxiliary = auxiliary.length == 0 ? NOTHING : auxiliary.clone();
  }

  /** Returns when the host received it, in µs since 1970-01-01T00:00Z. */
  public long hostMicros() {
    return hostMicros;
  }

  /** Returns when the instrument took it by its own clock, in µs, or {@link #NO_CLOCK}. */
  public long instrumentMicros() {
    return instrumentMicros;
  }

  /** Returns the battery's voltage in V, or NaN. */
  public double voltage() {
    return voltage;
  }

  /** Returns the current into the battery in A, or NaN. */
  public double current() {
    return current;
  }

  /** Returns the power into the battery in W: voltage times current. */
  public double power() {
    return voltage * current;
  }

  /** Returns whether the output is on. */
  public OutputState output() {
    return output;
  }

  /** Returns how many auxiliary values there are. */
  public int auxiliaries() {
    return auxiliary.length;
  }

  /**
   * Returns an auxiliary value in the unit of the channel's input of that place, or NaN.
   *
   * @throws IndexOutOfBoundsException if there is no such input
   */
  public double auxiliary(int input) {
    return auxiliary[input];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reading that
        && hostMicros == that.hostMicros
        && instrumentMicros == that.instrumentMicros
        && Double.compare(voltage, that.voltage) == 0
        && Double.compare(current, that.current) == 0
        && output == that.output
        && Arrays.equals(auxiliary, that.auxiliary);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hostMicros) * 31
        + Double.hashCode(voltage) * 17
        + Double.hashCode(current);
  }

  @Override
  public String toString() {
    return voltage
        + " V, "
        + current
        + " A, output "
        + output
        + (auxiliary.length == 0 ? "" : ", " + Arrays.toString(auxiliary));
  }
}
