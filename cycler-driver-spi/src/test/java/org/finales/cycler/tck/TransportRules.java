package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SteeredChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The simulated instrument in real time, over links of the computer. */
interface TransportRules extends Rules {

  @Test
  @DisplayName("[R-711 required] over TCP the instrument is opened, steered, read and closed")
  default void r711WorksOverTcp() {
    try (RealTime there = RealTime.tcp(bench())) {
      session(there);
    }
  }

  @Test
  @DisplayName("[R-712 required] a TCP connection that breaks is noticed, and can be opened again")
  default void r712NoticesBrokenTcp() {
    try (RealTime there = RealTime.tcp(bench())) {
      breaks(there);
      try (CyclerDevice again = there.open()) {
        assertFalse(there.anyOutputOn(), "an output is on after opening again");
        again.channels().get(0).read();
      }
    }
  }

  @Test
  @DisplayName(
      "[R-721 required] over a serial port the instrument is opened, steered, read and closed")
  default void r721WorksOverASerialPort() {
    try (RealTime there = RealTime.pty(bench())) {
      session(there);
    }
  }

  @Test
  @DisplayName("[R-722 required] a serial port that goes away is noticed")
  default void r722NoticesAPortThatGoesAway() {
    try (RealTime there = RealTime.pty(bench())) {
      breaks(there);
    }
  }

  private void session(RealTime there) {
    CyclerDevice device = there.open();
    assertFalse(device.identity().text().isBlank(), "the identity is empty");
    assertEquals(bench().author().channels(), device.channels().size(), "number of channels");
    Spot spot = new Spot(bench(), device, 0);
    CyclerChannel channel = spot.channel();
    right(spot, there, channel.read());
    if (channel instanceof SteeredChannel steered) {
      steered.protect(spot.allowed());
      steered.apply(SetPoints.gentle(spot, 1));
      for (int i = 0; i < 5; i++) {
        right(spot, there, channel.read());
      }
      assertTrue(there.truth(0).current() != 0, "no current flows after apply()");
      steered.off();
      assertEquals(0.0, there.truth(0).current(), 1e-6, "current after off()");
    }
    device.status();
    device.close();
    assertFalse(there.anyOutputOn(), "an output is on after closing");
  }

  private static void right(Spot spot, RealTime there, Reading reading) {
    spot.assertWithinRatings(reading, "in real time");
    // the battery goes on while the answer is on its way
    double error = 2 * spot.error(ControlMode.VOLTAGE, reading.voltage());
    assertFalse(
        Math.abs(reading.voltage() - there.truth(0).voltage()) > error,
        () -> reading + " was read, but at the battery is " + there.truth(0));
  }

  private static void breaks(RealTime there) {
    CyclerDevice device = there.open();
    CyclerChannel channel = device.channels().get(0);
    channel.read();
    there.breakLink();
    DeviceException failure = assertThrows(DeviceException.class, () -> channel.read());
    assertTrue(
        failure instanceof LinkLostException || failure instanceof NoAnswerException,
        () -> "a lost link or no answer was expected, but there was " + failure);
    try {
      device.close();
    } catch (DeviceException e) {
      // it could not switch off, and said so
    }
  }
}
