package org.finales.samples.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;

/** The program at the end of the guide. */
class TableCyclerTest {

  @Test
  void anHourOfChargingTakesNoTime() {
    LabClock clock = new VirtualClock();
    Drivers drivers = Drivers.builder().discover().clock(clock).build();
    try (CyclerDevice device =
        drivers.open("table-cycler:sim://li-ion-nmc?capacity=2.5Ah&soc=0.2&max-voltage=4.2V")) {
      SteeredChannel channel = (SteeredChannel) device.channels().get(0);
      double before = channel.read().voltage();
      channel.apply(SetPoint.current(1.25, Envelope.of(3, 4.2, 1.25)));
      clock.pause(Duration.ofHours(1));
      channel.off();
      clock.pause(Duration.ofMinutes(10));
      assertThat(channel.read().voltage()).isGreaterThan(before);
    }
  }
}
