package org.finales.cycler.drivers.riden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.finales.cycler.drivers.simulated.SimulatedConnection;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RidenDriverTest {
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 5, 0, 30, 0);

  private static SimulatedConnection connection(String settings) {
    return new SimulatedConnection(
        new RidenDriver(), "riden-rd:sim://cell" + settings, "li-ion-nmc?soc=50%", 1);
  }

  @ParameterizedTest
  @EnumSource(RidenModel.class)
  void scalesFollowFromTheModelThatTheSupplySaysItIs(RidenModel model) {
    SimulatedConnection connection =
        connection("?address=7&model=" + model.name().toLowerCase(java.util.Locale.ROOT));
    try (CyclerDevice device = new RidenDriver().open(connection)) {
      assertThat(device.identity().text()).isEqualTo("Riden " + model + " 00004711 V1.41");
      SteeredChannel channel = (SteeredChannel) device.channels().get(0);
      assertThat(channel.apply(SetPoint.current(1.23, WINDOW)).value()).isEqualTo(1.23);
      assertThat(channel.read().current()).isEqualTo(1.23, within(0.001));
      assertThat(channel.read().voltage())
          .isEqualTo(connection.instrument().truth(0)[0], within(0.006));
      assertThat(channel.apply(SetPoint.voltage(4.05, WINDOW)).value()).isEqualTo(4.05);
    }
  }

  @Test
  void aTwelveAmpereSupplyWithChangingScalesIsNotOpened() {
    assertThat(RidenModel.of(60_125)).isEmpty();
    assertThat(RidenModel.of(60_062)).contains(RidenModel.RD6006);
  }

  @Test
  void protectionsTripAndAreTold() {
    SimulatedConnection connection = connection("");
    try (CyclerDevice device = new RidenDriver().open(connection)) {
      SteeredChannel channel = (SteeredChannel) device.channels().get(0);
      assertThat(channel.protect(new Envelope(2.5, 3.999, 2, 0, 30, 0)))
          .isEqualTo(
              new Envelope(Double.NEGATIVE_INFINITY, 3.99, 2, 0, Double.POSITIVE_INFINITY, 0));
      channel.apply(SetPoint.current(1, WINDOW));
      connection.clock().pause(Duration.ofHours(1));
      assertThat(channel.read().output()).isEqualTo(OutputState.OFF);
      assertThat(device.status().alarms()).extracting(Alarm::code).containsExactly("OVP");
    }
  }

  @Test
  void aSetPointThatTheSupplyRefusesLeavesItOff() {
    SimulatedConnection connection = connection("");
    try (CyclerDevice device = new RidenDriver().open(connection)) {
      SteeredChannel channel = (SteeredChannel) device.channels().get(0);
      connection.cable().refuseNextSetPoint();
      assertThatThrownBy(() -> channel.apply(SetPoint.current(1, WINDOW)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("outside of what it takes");
      assertThat(channel.read().output()).isEqualTo(OutputState.OFF);
    }
  }
}
