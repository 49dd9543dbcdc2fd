package org.finales.cycler.drivers.eascpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
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

/** The same instrument over TCP, over a pseudo-terminal and within the process. */
@Timeout(60)
class EaScpiLinksTest {
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 5, 5, 30, 30);

  @TempDir Path folder;

  private static TcpInstrument offered() {
    SimulatedCell cell =
        new SimulatedCell(
            CellParameters.parse("li-ion-nmc?capacity=2.5Ah&soc=50%"), LabClock.system());
    return TcpInstrument.open(new EaScpiSimulator(EaKind.SOURCE, List.of(cell)), 0);
  }

  private static void charge(String where) {
    try (CyclerDevice device = Drivers.discovered().open(where)) {
      SteeredChannel channel = (SteeredChannel) device.channels().get(0);
      channel.protect(WINDOW);
      channel.apply(SetPoint.current(1, WINDOW));
      assertThat(channel.read().current()).isEqualTo(1, within(0.01));
      channel.off();
      assertThat(channel.read().current()).isEqualTo(0, within(0.01));
    }
  }

  @Test
  void overTcp() {
    try (TcpInstrument instrument = offered()) {
      charge("ea-scpi:tcp://" + instrument.target());
    }
  }

  @Test
  void withinTheProcess() {
    charge("ea-scpi:sim://li-ion?capacity=2.5Ah&soc=50%25");
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
        charge("ea-scpi:serial://" + port);
      } finally {
        socat.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    }
  }
}
