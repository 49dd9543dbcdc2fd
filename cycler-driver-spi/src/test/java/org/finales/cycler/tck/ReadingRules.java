package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Readings. */
interface ReadingRules extends Rules {

  @Test
  @DisplayName("[R-201 required] a reading has numbers within the ratings")
  default void r201ReadsNumbers() {
    CyclerDevice device = bench().open();
    for (Spot spot : bench().spots(device, CyclerChannel.class)) {
      Reading reading = spot.channel().read();
      spot.assertWithinRatings(reading, "channel " + spot.channel().name());
      assertEquals(
          spot.channel().inputs().size(), reading.auxiliaries(), "number of auxiliary values");
      boolean measured = !Double.isNaN(reading.voltage()) || !Double.isNaN(reading.current());
      for (int i = 0; i < reading.auxiliaries(); i++) {
        assertFalse(Double.isInfinite(reading.auxiliary(i)), "an auxiliary value is infinite");
        measured |= !Double.isNaN(reading.auxiliary(i));
      }
      assertTrue(measured, "the reading has no number at all");
    }
  }

  @Test
  @DisplayName("[R-202 required] readings at rest are what is at the battery")
  default void r202ReadsTheTruthAtRest() {
    bench().needsSimulator();
    CyclerDevice device = bench().open();
    for (Spot spot : bench().spots(device, CyclerChannel.class)) {
      spot.readRight("at rest, channel " + spot.channel().name());
    }
  }

  @Test
  @DisplayName("[R-203 required] readings under current are what is at the battery")
  default void r203ReadsTheTruthUnderCurrent() {
    Spot spot = bench().steered();
    bench().needsSimulator();
    spot.steered().apply(SetPoints.any(spot));
    for (int i = 0; i < 20; i++) {
      bench().pass(Duration.ofSeconds(1));
      spot.readRight("under current");
    }
  }

  @Test
  @DisplayName("[R-204 required] times of readings are those of the clock and never go backwards")
  default void r204TellsTheTime() {
    Spot spot = bench().first();
    long instrument = Reading.NO_CLOCK;
    for (int i = 0; i < 30; i++) {
      bench().pass(Duration.ofMillis(1 + i * 20L));
      long before = bench().clock().micros();
      Reading reading = spot.channel().read();
      long host = reading.hostMicros();
      assertTrue(
          host >= before && host <= bench().clock().micros(),
          "the host's time of a reading is not when it came; take it from connection.clock()");
      assertTrue(reading.instrumentMicros() >= instrument, "the instrument's time went backwards");
      instrument = reading.instrumentMicros();
    }
  }

  @Test
  @DisplayName("[R-205 required] a reading tells whether the output is on")
  default void r205TellsWhetherTheOutputIsOn() {
    Spot spot = bench().steered();
    assertNotEquals(OutputState.ON, spot.channel().read().output(), "the output after opening");
    spot.steered().apply(SetPoints.any(spot));
    bench().pass(Duration.ofSeconds(1));
    assertNotEquals(OutputState.OFF, spot.channel().read().output(), "the output after apply()");
    spot.steered().off();
    assertNotEquals(OutputState.ON, spot.channel().read().output(), "the output after off()");
  }

  @Test
  @DisplayName("[R-206 required] readings come as fast as the ratings say")
  default void r206KeepsItsPeriod() {
    Spot spot = bench().first();
    spot.channel().read();
    long begin = bench().clock().nanos();
    for (int i = 0; i < 10; i++) {
      spot.channel().read();
    }
    Duration each = Duration.ofNanos((bench().clock().nanos() - begin) / 10);
    assertTrue(
        each.compareTo(spot.ratings().smallestPeriod()) <= 0,
        () ->
            "a reading takes "
                + each
                + ", but the smallest period is "
                + spot.ratings().smallestPeriod());
  }
}
