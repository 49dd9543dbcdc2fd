package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.Settings;
import org.finales.cycler.drivers.korad.Kel103Driver;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.Link;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.TcpInstrument;
import org.finales.cycler.spi.LabClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cable that is pulled while something is held from the command line. */
class DevicesLostLinkTest {
  private static final Kel103Driver DRIVER = new Kel103Driver();

  private static SimulatedInstrument load() {
    Connection connection =
        new Connection() {
          @Override
          public ConnectionString where() {
            return ConnectionString.of("kel103:sim://li-ion");
          }

          @Override
          public Settings settings() {
            return Settings.of("kel103", DRIVER.info().settings(), Map.of());
          }

          @Override
          public CellParameters cell() {
            return CellParameters.parse("li-ion-nmc?capacity=2.5Ah&soc=50%");
          }

          @Override
          public LabClock clock() {
            return LabClock.system();
          }

          @Override
          public Link openLink() {
            throw new UnsupportedOperationException("the simulator has no link of its own");
          }

          @Override
          public ExchangePolicy patience(ExchangePolicy usual) {
            return usual;
          }
        };
    return DRIVER.simulator(connection).orElseThrow();
  }

  private static String set(TcpInstrument instrument) {
    return "devices set kel103:tcp://%s --current -1 --min-voltage 2.5 --max-voltage 4.2"
            .formatted(instrument.target())
        + " --max-current 2 --for 50s";
  }

  @Test
  @Timeout(60)
  void aSignalEndsItWithTheOutputOff(@TempDir Path folder) throws Exception {
    SimulatedInstrument load = load();
    try (TcpInstrument instrument = TcpInstrument.open(load, 0);
        Processes processes = new Processes(folder)) {
      Process process = processes.start(List.of(set(instrument).split(" ")));
      assertThat(process.inputReader().readLine()).contains("on");
      assertThat(load.anyOutputOn()).isTrue();
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(load.anyOutputOn()).isFalse();
      assertThat(processes.errors(process)).contains("switched off").doesNotContain("still be on");
    }
  }

  @Test
  @Timeout(60)
  void theOutputIsSwitchedOffWhenTheLinkIsBack() throws Exception {
    SimulatedInstrument load = load();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    try (TcpInstrument instrument = TcpInstrument.open(load, 0)) {
      CompletableFuture<Integer> status =
          CompletableFuture.supplyAsync(
              () -> new CommandLineTool(terminal).run(set(instrument).split(" ")));
      await().atMost(30, TimeUnit.SECONDS).until(() -> out.toString().contains("on"));
      assertThat(load.anyOutputOn()).isTrue();
      instrument.hangUp();
      assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(load.anyOutputOn()).as(err.toString(StandardCharsets.UTF_8)).isFalse();
    }
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(line -> line.startsWith("the output may still be on: "))
        .contains("trying for 30 s to switch off when the link is back")
        .anyMatch(line -> line.equals("off, as the instrument says"));
  }
}
