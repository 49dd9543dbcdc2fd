package org.finales.cycler.drivers.eamodbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.drivers.modbus.ModbusFraming;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.simulator.TcpInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same instrument in real time over TCP. */
@Timeout(60)
class EaModbusLinksTest {
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 5, 5, 30, 30);

  @ParameterizedTest
  @EnumSource(ModbusFraming.class)
  void overTcp(ModbusFraming framing) {
    LabClock clock = LabClock.system();
    SimulatedCell cell =
        new SimulatedCell(CellParameters.parse("li-ion-nmc?capacity=2.5Ah&soc=50%"), clock);
    EaModbusSimulator simulator =
        new EaModbusSimulator(EaKind.BIDIRECTIONAL, framing, false, cell, clock);
    String setting = "?framing=" + framing.name().toLowerCase(java.util.Locale.ROOT);
    try (TcpInstrument instrument = TcpInstrument.open(simulator, 0);
        CyclerDevice device =
            Drivers.discovered().open("ea-modbus:tcp://" + instrument.target() + setting)) {
      SteeredChannel channel = (SteeredChannel) device.channels().get(0);
      channel.protect(WINDOW);
      channel.apply(SetPoint.current(-1, WINDOW));
      assertThat(channel.read().current()).isEqualTo(-1, within(0.01));
      channel.off();
      assertThat(channel.read().current()).isEqualTo(0, within(0.01));
    }
  }
}
