package org.finales.cycler.drivers.wattrex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.drivers.serial.Socat;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.simulator.TcpInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Converter and monitor on one adapter, in real time, over TCP and over a pseudo-terminal. */
@Timeout(60)
class WattrexLinksTest {
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 5, 5, 20, 20);

  @TempDir Path folder;

  private static TcpInstrument offered() {
    LabClock clock = LabClock.system();
    SimulatedCell cell =
        new SimulatedCell(CellParameters.parse("li-ion-nmc?capacity=2.5Ah&soc=50%"), clock);
    EpcNode epc = new EpcNode(19, true, cell, clock);
    BmsNode bms = new BmsNode(4, 1, Duration.ofMillis(200), cell, clock);
    return TcpInstrument.open(new WattrexSimulator(List.of(epc, bms), epc), 0);
  }

  private static void discharge(String where) {
    Drivers drivers = Drivers.discovered();
    try (CyclerDevice monitor = drivers.open("wattrex-bms:" + where + "?cells=1&period=200ms");
        CyclerDevice converter = drivers.open("wattrex-epc:" + where)) {
      SteeredChannel channel = (SteeredChannel) converter.channels().get(0);
      channel.protect(WINDOW);
      channel.apply(SetPoint.current(-1, WINDOW));
      assertThat(channel.read().current()).isEqualTo(-1, within(0.001));
      assertThat(monitor.channels().get(0).read().voltage())
          .isEqualTo(channel.read().voltage(), within(0.1));
      channel.off();
    }
  }

  @Test
  void overTcp() {
    try (TcpInstrument instrument = offered()) {
      discharge("tcp://" + instrument.target());
    }
  }

  @Test
  void overASerialPort() throws Exception {
    Socat.orSkip();
    Path port = folder.resolve("port");
    try (TcpInstrument instrument = offered()) {
      Process socat =
          new ProcessBuilder("socat", "pty,raw,echo=0,link=" + port, "tcp:" + instrument.target())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("socat.log").toFile())
              .start();
      try {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!Files.exists(port)) {
          assertThat(System.nanoTime()).as("socat makes its terminal in time").isLessThan(end);
          assertThat(socat.waitFor(5, TimeUnit.MILLISECONDS)).as("socat ended early").isFalse();
        }
        discharge("serial://" + port);
      } finally {
        socat.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    }
  }
}
