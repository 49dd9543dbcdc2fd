package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/** One channel of an opened instrument, and what has to be true of it. */
final class Spot {
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private final Bench bench;
  private final CyclerDevice device;
  private final CyclerChannel channel;
  private final int number;

  Spot(Bench bench, CyclerDevice device, int number) {
    this.bench = bench;
    this.device = device;
    this.number = number;
    channel = device.channels().get(number);
  }

  CyclerDevice device() {
    return device;
  }

  CyclerChannel channel() {
    return channel;
  }

  SteeredChannel steered() {
    return (SteeredChannel) channel;
  }

  Ratings ratings() {
    return channel.ratings();
  }

  /** Returns what both the ratings and the author of the rules allow. */
  Envelope allowed() {
    Envelope window = bench.author().window();
    try {
      return window.and(ratings().envelope());
    } catch (IllegalArgumentException e) {
      throw new AssertionError("window() and the ratings have no voltage in common", e);
    }
  }

  double error(ControlMode quantity, double value) {
    return bench.author().error(quantity, value, ratings());
  }

  Truth truth() {
    return bench.truth(channel, number);
  }

  /** Reads, and checks that the reading is what is at the battery. */
  Reading readRight(String when) {
    Truth before = truth();
    Reading reading = channel.read();
    assertRight(reading, before, truth(), when);
    return reading;
  }

  void assertRight(Reading reading, Truth before, Truth after, String when) {
    assertWithinRatings(reading, when);
    if (bench.simulated()) {
      assertBetween(
          ControlMode.VOLTAGE, reading.voltage(), before.voltage(), after.voltage(), when);
      assertBetween(
          ControlMode.CURRENT, reading.current(), before.current(), after.current(), when);
    }
  }

  private void assertBetween(
      ControlMode quantity, double read, double before, double after, String when) {
    if (Double.isNaN(read)) {
      return;
    }
    double error = error(quantity, read);
    boolean right =
        read >= Math.min(before, after) - error && read <= Math.max(before, after) + error;
    String unit = quantity.unit();
    assertTrue(
        right,
        () ->
            "%s: %s %s was read, but %s to %s %s is at the battery; the ratings allow an error of %s %s"
                .formatted(when, read, unit, before, after, unit, error, unit));
  }

  /** Checks that a reading is within the ratings; 2 % of full scale are allowed for offsets. */
  void assertWithinRatings(Reading reading, String when) {
    Envelope rated = ratings().envelope();
    assertFalse(
        Double.isInfinite(reading.voltage()) || Double.isInfinite(reading.current()),
        () -> when + ": an infinite value was read");
    double volts = 0.02 * Errors.fullScale(ControlMode.VOLTAGE, ratings());
    assertFalse(
        reading.voltage() < rated.minVoltage() - volts
            || reading.voltage() > rated.maxVoltage() + volts,
        () -> when + ": " + reading.voltage() + " V was read, which is outside of the ratings");
    double amperes = 0.02 * Errors.fullScale(ControlMode.CURRENT, ratings());
    assertFalse(
        reading.current() < -rated.maxDischargeCurrent() - amperes
            || reading.current() > rated.maxChargeCurrent() + amperes,
        () -> when + ": " + reading.current() + " A was read, which is outside of the ratings");
  }

  /** Checks that no current flows. */
  void assertQuiet(String when) {
    Truth truth = truth();
    double zero =
        bench.simulated()
            ? 1e-6 * Errors.fullScale(ControlMode.CURRENT, ratings())
            : error(ControlMode.CURRENT, 0);
    assertTrue(
        Math.abs(truth.current()) <= zero,
        () -> when + ": " + truth.current() + " A flow, but nothing may");
  }

  /** Applies a set point, and checks that it was read back and is what the battery gets. */
  Applied hold(SetPoint asked) {
    Applied applied = steered().apply(asked);
    String when = "after the set point " + asked.text();
    assertEquals(asked.mode(), applied.mode(), when + ": mode that was read back");
    double error = error(asked.mode(), asked.value());
    assertEquals(
        asked.value(),
        applied.value(),
        error,
        when + ": value that was read back, in the unit of " + asked.mode());
    assertFalse(
        applied.output() == OutputState.OFF
            || (applied.readBack() && applied.output() != OutputState.ON),
        () -> when + ": the output was read back as " + applied.output());
    bench.pass(SETTLING);
    assertHeld(asked, when);
    return applied;
  }

  /** Checks that the battery gets a set point, or as much of it as the allowed currents let. */
  void assertHeld(SetPoint asked, String when) {
    Truth truth = truth();
    double held =
        switch (asked.mode()) {
          case REST, CURRENT -> truth.current();
          case VOLTAGE -> truth.voltage();
          case POWER -> truth.power();
          case RESISTANCE -> -truth.voltage() / truth.current();
        };
    double error = error(asked.mode(), asked.value());
    boolean limited = asked.mode() == ControlMode.VOLTAGE && atLimit(truth);
    if (!limited && !(Math.abs(held - asked.value()) <= error)) {
      fail(
          "%s: %s is at the battery, which is %s %s; the error may be %s"
              .formatted(when, truth, held, asked.mode().unit(), error));
    }
  }

  private boolean atLimit(Truth truth) {
    double error = 2 * error(ControlMode.CURRENT, truth.current());
    Envelope allowed = allowed();
    return truth.current() >= allowed.maxChargeCurrent() - error
        || -truth.current() >= allowed.maxDischargeCurrent() - error
        || truth.power() >= 0.98 * allowed.maxChargePower()
        || -truth.power() >= 0.98 * allowed.maxDischargePower();
  }
}
