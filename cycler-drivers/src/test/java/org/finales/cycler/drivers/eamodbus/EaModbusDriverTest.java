package org.finales.cycler.drivers.eamodbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.finales.cycler.drivers.simulated.SimulatedConnection;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.junit.jupiter.api.Test;

class EaModbusDriverTest {
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 10, 10, 50, 50);

  private static SimulatedConnection connection(String settings) {
    return new SimulatedConnection(
        new EaModbusDriver(), "ea-modbus:sim://cell" + settings, "li-ion-nmc?soc=50%", 1);
  }

  private static CyclerDevice open(SimulatedConnection connection) {
    return new EaModbusDriver().open(connection);
  }

  private static SteeredChannel channel(CyclerDevice device) {
    return (SteeredChannel) device.channels().get(0);
  }

  /** The example of the programming guide, section 4.8.7.4. */
  @Test
  void theStateOfTheGuideIsRemoteAndOn() {
    EaState state = EaState.of(new int[] {0, 0x0483});
    assertThat(state.on()).isTrue();
    assertThat(state.local()).isFalse();
    assertThat(state.sinks()).isFalse();
    assertThat(state.alarms()).isEmpty();
  }

  /** The examples of the programming guide, section 4.4. */
  @Test
  void valuesAreScaledAsInTheGuide() {
    assertThat(new EaScale(80).value(0x2454)).isEqualTo(14.19, within(0.005));
    assertThat(new EaScale(3500).nearest(3150)).isEqualTo(0xB851);
    assertThat(new EaScale(80).threshold(88, 0xE147)).isEqualTo(0xE146);
    assertThat(new EaScale(80).threshold(Double.POSITIVE_INFINITY, 0xE147)).isEqualTo(0xE147);
  }

  @Test
  void whoTheInstrumentIsComesFromItsRegisters() {
    try (CyclerDevice device = open(connection("?kind=bidirectional"))) {
      assertThat(device.identity().text())
          .isEqualTo("EA Elektro-Automatik PSB 9080-60 1234560001 V2.29 simulated");
      assertThat(channel(device).ratings().envelope())
          .isEqualTo(new Envelope(0, 80, 60, 60, 1500, 1500));
    }
  }

  @Test
  void aBidirectionalSupplyTurnsItsCurrentWithoutSwitchingOff() {
    SimulatedConnection connection = connection("?kind=bidirectional");
    try (CyclerDevice device = open(connection)) {
      SteeredChannel channel = channel(device);
      channel.protect(WINDOW);
      for (double ampere : new double[] {2, -2, 1, -0.5}) {
        assertThat(channel.apply(SetPoint.current(ampere, WINDOW)).value())
            .isEqualTo(ampere, within(0.001));
        Reading reading = channel.read();
        assertThat(reading.current()).isEqualTo(ampere, within(0.002));
        assertThat(reading.output()).isEqualTo(OutputState.ON);
        connection.clock().pause(Duration.ofSeconds(10));
      }
      assertThat(channel.apply(SetPoint.power(-3, WINDOW)).value()).isEqualTo(-3, within(0.02));
      assertThat(channel.read().power()).isEqualTo(-3, within(0.02));
    }
  }

  @Test
  void protectionsAreRoundedDownAndTrip() {
    SimulatedConnection connection = connection("?kind=source");
    try (CyclerDevice device = open(connection)) {
      SteeredChannel channel = channel(device);
      Envelope stands = channel.protect(new Envelope(2.5, 3.9, 5, 5, 30, 30));
      assertThat(stands.maxVoltage()).isBetween(3.898, 3.9);
      assertThat(stands.maxChargeCurrent()).isBetween(4.998, 5.0);
      assertThat(stands.maxDischargeCurrent()).isZero();
      assertThat(stands.maxChargePower()).isBetween(29.97, 30.0);

      channel.apply(SetPoint.current(2, WINDOW));
      connection.clock().pause(Duration.ofHours(1));
      assertThat(channel.read().output()).isEqualTo(OutputState.OFF);
      assertThat(device.status().alarms()).extracting(Alarm::code).containsExactly("OVP");
      assertThatThrownBy(() -> channel.apply(SetPoint.current(1, WINDOW)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("ask for its alarms");
      device.acknowledge();
      assertThat(device.status().alarms()).isEmpty();
    }
  }

  @Test
  void aPowerThatTheInstrumentLimitsItselfIsReadBackFromIt() {
    SimulatedConnection connection = connection("?kind=source");
    try (CyclerDevice device = open(connection)) {
      assertThat(channel(device).apply(SetPoint.power(4, WINDOW)).value())
          .isEqualTo(4, within(0.015));
      assertThat(channel(device).read().power()).isEqualTo(4, within(0.03));
    }
  }

  @Test
  void inLocalModeItIsNotOpened() {
    SimulatedConnection connection = connection("");
    connection.cable().takeLocalControl();
    assertThatThrownBy(() -> open(connection))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("it is in local mode; allow remote control at its front");
  }

  @Test
  void whenTheFrontTakesTheControlTheHostIsTold() {
    SimulatedConnection connection = connection("");
    CyclerDevice device = open(connection);
    connection.cable().takeLocalControl();
    assertThat(device.status().remote()).isFalse();
    assertThat(device.status().alarms())
        .extracting(Alarm::kind)
        .containsExactly(AlarmKind.LOCAL_CONTROL);
    assertThatThrownBy(() -> channel(device).apply(SetPoint.current(1, WINDOW)))
        .isInstanceOf(RefusedException.class);
    device.close();
  }

  @Test
  void afterALossOfPowerNothingIsSetUntilItIsOpenedAgain() {
    SimulatedConnection connection = connection("");
    CyclerDevice device = open(connection);
    channel(device).apply(SetPoint.current(1, WINDOW));
    connection.cable().powerCycle();
    assertThat(channel(device).read().output()).isEqualTo(OutputState.OFF);
    assertThatThrownBy(() -> channel(device).apply(SetPoint.current(1, WINDOW)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("open it again");
    assertThat(channel(device).off().output()).isEqualTo(OutputState.OFF);
    device.close();
  }

  @Test
  void anOutputThatStaysOnIsReported() {
    SimulatedConnection connection = connection("");
    CyclerDevice device = open(connection);
    channel(device).apply(SetPoint.current(1, WINDOW));
    connection.cable().keepOutputOnOnce();
    assertThatThrownBy(() -> channel(device).off())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("says that its output is on");
    device.close();
    assertThat(connection.instrument().anyOutputOn()).isFalse();
  }

  @Test
  void addressOneIsRefusedByInstrumentsOfLimitedCompliance() {
    SimulatedConnection limited = connection("");
    List<String> answers = new ArrayList<>();
    HexFormat hex = HexFormat.ofDelimiter(" ").withUpperCase();
    limited
        .instrument()
        .receive(
            hex.parseHex("01 05 01 92 FF 00 2C 2B"), (b, after) -> answers.add(hex.formatHex(b)));
    assertThat(answers.get(0)).startsWith("01 85 02 ");
  }
}
