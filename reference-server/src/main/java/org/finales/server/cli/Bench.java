package org.finales.server.cli;

import java.nio.charset.StandardCharsets;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.link.LinkListener;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.VirtualClock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which instrument a command works with, and whether it is really there. */
final class Bench {
  @Parameters(
      index = "0",
      paramLabel = "CONNECTION",
      description =
          "the instrument: ea-scpi:serial:///dev/ttyACM0?baud=115200, neware-bts:tcp://HOST:502,"
              + " kel103:sim://li-ion?capacity=2.5Ah")
  private String connection = "";

  @Option(
      names = "--dry-run",
      description =
          "work with the driver's simulator, as fast as it goes, and show the bytes; nothing is sent"
              + " to any instrument")
  private boolean dryRun;

  @Option(names = "--bytes", description = "show the bytes that go over the link")
  private boolean bytes;

  private @Nullable LabClock clock;

  /** The time of this work. */
  LabClock clock() {
    LabClock known = clock;
    if (known == null) {
      known = dryRun ? new VirtualClock() : LabClock.system();
      clock = known;
    }
    return known;
  }

  CyclerDevice open(Terminal terminal) {
    Drivers.Builder drivers = Drivers.builder().discover().clock(clock());
    if (bytes || dryRun) {
      drivers.listener(new Shown(terminal));
    }
    ConnectionString where = ConnectionString.of(connection);
    if (dryRun && where.scheme() != null && !where.scheme().equals("sim")) {
      terminal.note("dry run: a simulated li-ion cell instead of " + where.place());
      where = new ConnectionString(where.driver(), "sim", "li-ion", where.settings());
    }
    return drivers.build().open(where);
  }

  /** Writes what it hears. */
  private record Shown(Terminal terminal) implements LinkListener {
    @Override
    public void sent(byte[] sent) {
      show("> ", sent);
    }

    @Override
    public void received(byte[] received) {
      show("< ", received);
    }

    private void show(String direction, byte[] data) {
      StringBuilder hex = new StringBuilder(direction);
      for (byte b : data) {
        hex.append(String.format("%02X ", b));
      }
      String text = new String(data, StandardCharsets.ISO_8859_1);
      terminal.note(hex + " " + text.replaceAll("[^\\x20-\\x7E]", "."));
    }
  }
}
