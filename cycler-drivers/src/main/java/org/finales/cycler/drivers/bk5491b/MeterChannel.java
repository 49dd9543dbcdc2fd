package org.finales.cycler.drivers.bk5491b;

import java.time.Duration;
import java.util.List;
import org.finales.cycler.drivers.bench.Bounds;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;

/** What the meter shows. Beyond its ranges it shows no number; that is an alarm. */
final class MeterChannel implements CyclerChannel {
  /** What the meter answers when the value is beyond its range. */
  static final double OVERLOAD = 9.9e37;

  /** A measurement over ten periods of the mains, and its way over the line. */
  private static final Duration SMALLEST_PERIOD = Duration.ofMillis(300);

  private final LineExchange lines;
  private final LabClock clock;
  private final MeterFunction function;
  private final int sign;
  private final Ratings ratings;
  private volatile boolean overloaded;

  MeterChannel(LineExchange lines, LabClock clock, MeterFunction function, boolean reversed) {
    this.lines = lines;
    this.clock = clock;
    this.function = function;
    this.sign = reversed ? -1 : 1;
    this.ratings = new Ratings(function.envelope(), SMALLEST_PERIOD, List.of());
  }

  MeterFunction function() {
    return function;
  }

  boolean overloaded() {
    return overloaded;
  }

  /** Returns {@code voltage} or {@code current}: what it measures. */
  @Override
  public String name() {
    return function == MeterFunction.VOLTAGE ? "voltage" : "current";
  }

  @Override
  public Ratings ratings() {
    return ratings;
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return List.of();
  }

  @Override
  public Reading read() {
    double value = lines.ask("FETC?", this::number);
    overloaded = Double.isNaN(value);
    boolean voltage = function == MeterFunction.VOLTAGE;
    return new Reading(
        clock.micros(),
        Reading.NO_CLOCK,
        voltage ? value : Double.NaN,
        voltage ? Double.NaN : value,
        OutputState.UNKNOWN);
  }

  /** With two displays the first one counts. */
  private double number(String line) {
    double value = Numbers.of(line.split(",", 2)[0], "");
    if (Math.abs(value) >= OVERLOAD / 10) {
      return Double.NaN;
    }
    double reach = 1.02 * function.range();
    return sign * Bounds.between("a measurement", value, -reach, reach, "");
  }
}
