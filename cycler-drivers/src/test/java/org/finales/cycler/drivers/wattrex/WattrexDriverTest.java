package org.finales.cycler.drivers.wattrex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.drivers.simulated.SimulatedConnection;
import org.finales.cycler.drivers.slcan.CanFrame;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.LinkProvider;
import org.finales.cycler.simulator.MemoryLink;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.PortBusyException;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.SteeredChannel;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;

class WattrexDriverTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 5, 5, 20, 20);

  private final VirtualClock clock = new VirtualClock();
  private final SimulatedCell cell =
      new SimulatedCell(CellParameters.parse("li-ion-nmc?capacity=2.5Ah&soc=50%"), clock);

  /** One port that only one link can have. */
  private final class OnePort implements LinkProvider {
    private final WattrexSimulator simulator;
    private int opened;

    OnePort(WattrexSimulator simulator) {
      this.simulator = simulator;
    }

    @Override
    public String scheme() {
      return "serial";
    }

    @Override
    public Link open(String target, LineSettings line) {
      if (opened > 0) {
        throw new PortBusyException(target + " is taken", null);
      }
      opened++;
      MemoryLink link = new MemoryLink(simulator, clock);
      return new Link() {
        @Override
        public String name() {
          return target;
        }

        @Override
        public void write(byte[] bytes) {
          link.write(bytes);
        }

        @Override
        public int read(byte[] into, int offset, int atMost, Duration within) {
          return link.read(into, offset, atMost, within);
        }

        @Override
        public void close() {
          opened--;
          link.close();
        }
      };
    }
  }

  private EpcNode epc(boolean limitsHighByteFirst) {
    return new EpcNode(19, limitsHighByteFirst, cell, clock);
  }

  private BmsNode bms() {
    return new BmsNode(4, 1, Duration.ofSeconds(1), cell, clock);
  }

  private Drivers drivers(OnePort port) {
    return Drivers.builder()
        .register(new WattrexEpcDriver())
        .register(new WattrexBmsDriver())
        .clock(clock)
        .link(port)
        .build();
  }

  private static SteeredChannel channel(CyclerDevice device) {
    return (SteeredChannel) device.channels().get(0);
  }

  private static String hex(EpcMode mode) {
    return HEX.formatHex(mode.frame(3).data());
  }

  @Test
  void modesAreMadeByteForByte() {
    assertThat(hex(new EpcMode(false, EpcMode.WAIT, EpcMode.TIME_LIMIT, 0, 3000)))
        .isEqualTo("00 00 00 00 B8 0B 00 00");
    assertThat(hex(new EpcMode(true, EpcMode.CURRENT, EpcMode.VOLTAGE_LIMIT, 1000, 5100)))
        .isEqualTo("15 00 E8 03 EC 13 00 00");
    assertThat(hex(new EpcMode(true, EpcMode.CURRENT, EpcMode.TIME_LIMIT, -2000, 60_000)))
        .isEqualTo("05 00 30 F8 60 EA 00 00");
    assertThat(hex(new EpcMode(true, EpcMode.VOLTAGE, EpcMode.CURRENT_LIMIT, 4200, 500)))
        .isEqualTo("23 00 68 10 F4 01 00 00");
    assertThat(hex(EpcMode.OFF)).isEqualTo("00 00 00 00 01 00 00 00");
    EpcMode far = new EpcMode(true, EpcMode.POWER, EpcMode.CURRENT_LIMIT, -800, -70_000);
    assertThat(EpcMode.of(far.frame(3))).isEqualTo(far);
  }

  @Test
  void informationAndPeriodsAreBitFields() {
    EpcInfo info = new EpcInfo(19, 5, 2, true, false, true, 200);
    assertThat(EpcInfo.of(new CanFrame(0x13A, info.data()))).isEqualTo(info);
    assertThat(info.identity().text()).isEqualTo("WattRex EPC rev. C 200 5");
    assertThat(HEX.formatHex(EpcMessage.periodic(19, 1000, 10, 0).data()))
        .isEqualTo("D1 07 15 00 00 00");
  }

  @Test
  void converterAndMonitorShareOneAdapterAndOneBattery() {
    OnePort port = new OnePort(new WattrexSimulator(List.of(epc(true), bms()), epc(true)));
    Drivers drivers = drivers(port);
    CyclerDevice monitor = drivers.open("wattrex-bms:serial:///dev/can0?cells=1");
    try (CyclerDevice converter = drivers.open("wattrex-epc:serial:///dev/can0?id=19")) {
      channel(converter).apply(SetPoint.current(2, WINDOW));
      for (int i = 0; i < 5; i++) {
        clock.pause(Duration.ofSeconds(4));
        Reading power = channel(converter).read();
        Reading watched = monitor.channels().get(0).read();
        assertThat(power.current()).isEqualTo(2, within(0.001));
        assertThat(watched.voltage()).isEqualTo(power.voltage(), within(0.05));
      }
      monitor.close();
      assertThat(channel(converter).read().current()).isEqualTo(2, within(0.001));
    }
    assertThat(port.opened).isZero();
    drivers.open("wattrex-bms:serial:///dev/can0?cells=1").close();
  }

  @Test
  void limitsAreSetInWhicheverOrderOfBytesTheFirmwareTakesThem() {
    for (boolean highByteFirst : new boolean[] {true, false}) {
      OnePort port =
          new OnePort(new WattrexSimulator(List.of(epc(highByteFirst)), epc(highByteFirst)));
      try (CyclerDevice device = drivers(port).open("wattrex-epc:serial:///dev/can0")) {
        assertThat(channel(device).protect(WINDOW)).isEqualTo(WINDOW);
        assertThat(channel(device).apply(SetPoint.voltage(4.0, WINDOW)).value()).isEqualTo(4.0);
        assertThat(channel(device).apply(SetPoint.power(-3.5, WINDOW)).value()).isEqualTo(-3.5);
      }
    }
  }

  @Test
  void theConverterStopsAtTheBoundOfTheSetPointByItself() {
    OnePort port = new OnePort(new WattrexSimulator(List.of(epc(true)), epc(true)));
    try (CyclerDevice device = drivers(port).open("wattrex-epc:serial:///dev/can0?heartbeat=0s")) {
      channel(device).apply(SetPoint.current(2.5, WINDOW));
      clock.pause(Duration.ofHours(1));
      Reading after = channel(device).read();
      assertThat(after.output()).isEqualTo(OutputState.OFF);
      assertThat(after.current()).isZero();
    }
  }

  @Test
  void withoutTheHostsHeartbeatTheConverterSwitchesOffAndTells() {
    OnePort port = new OnePort(new WattrexSimulator(List.of(epc(true)), epc(true)));
    try (CyclerDevice device = drivers(port).open("wattrex-epc:serial:///dev/can0?heartbeat=5s")) {
      channel(device).apply(SetPoint.current(1, WINDOW));
      for (int i = 0; i < 10; i++) {
        clock.pause(Duration.ofSeconds(4));
        assertThat(channel(device).read().output()).isEqualTo(OutputState.ON);
      }
      clock.pause(Duration.ofSeconds(6));
      assertThat(channel(device).read().output()).isEqualTo(OutputState.OFF);
      assertThat(device.status().alarms()).extracting(Alarm::code).containsExactly("comm");
      device.acknowledge();
      assertThat(device.status().alarms()).isEmpty();
    }
  }

  @Test
  void anErrorOfTheMonitorIsAnAlarmAndItsSilenceAFailure() {
    BmsNode bms = bms();
    OnePort port = new OnePort(new WattrexSimulator(List.of(bms), bms));
    try (CyclerDevice device = drivers(port).open("wattrex-bms:serial:///dev/can0?cells=1")) {
      assertThat(device.channels().get(0).inputs()).hasSize(7);
      Reading reading = device.channels().get(0).read();
      assertThat(reading.auxiliary(0)).isEqualTo(cell.voltage(), within(0.001));
      assertThat(reading.auxiliary(1)).isEqualTo(25, within(1.0));
      assertThat(reading.auxiliary(5)).isEqualTo(1.013, within(1e-9));
      bms.alarm();
      device.channels().get(0).read();
      assertThat(device.status().alarms()).extracting(Alarm::code).containsExactly("ERROR 0x10");
      device.acknowledge();

      bms.silence(true);
      clock.pause(Duration.ofSeconds(40));
      device.channels().get(0).read(); // what was on its way already
      assertThatThrownBy(() -> device.channels().get(0).read())
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("silent for 30 s");
      assertThat(device.status().alarms()).extracting(Alarm::code).containsExactly("silence");
    }
  }

  @Test
  void idsThatBelongToMonitorsAreNoIdsOfConverters() {
    assertThatThrownBy(
            () ->
                new SimulatedConnection(
                    new WattrexEpcDriver(), "wattrex-epc:sim://cell?id=17", "li-ion-nmc", 1))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("battery monitors");
  }
}
