package org.finales.cycler.tck;

import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.link.LinkProvider;
import org.finales.cycler.simulator.FaultyCable;
import org.finales.cycler.simulator.TcpInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.LabClock;
import org.jspecify.annotations.Nullable;

/** A simulated instrument in real time, at a TCP port or a pseudo-terminal. */
final class RealTime implements AutoCloseable {
  private final CyclerDriverRules author;
  private final FaultyCable instrument;
  private final TcpInstrument tcp;
  private final @Nullable PtyInstrument pty;
  private final BenchConnection connection;
  private final List<CyclerDevice> opened = new ArrayList<>();

  private RealTime(CyclerDriverRules author, boolean serial) {
    this.author = author;
    BenchConnection simulated =
        BenchConnection.of(
            author.driver(), author.connection(), LabClock.system(), List.of(), () -> null);
    instrument =
        author
            .instrument(simulated)
            .map(there -> Meddler.between(there).cable())
            .orElseThrow(() -> Bench.lacking("a simulated instrument"));
    tcp = TcpInstrument.open(instrument, 0);
    pty = serial ? PtyInstrument.open(tcp) : null;
    connection =
        BenchConnection.of(
            author.driver(), where(simulated.where()), LabClock.system(), links(), () -> null);
  }

  /** Offers the instrument at a TCP port. */
  static RealTime tcp(Bench bench) {
    needs(bench, "tcp");
    return new RealTime(bench.author(), false);
  }

  /** Offers the instrument at a pseudo-terminal. */
  static RealTime pty(Bench bench) {
    needs(bench, "serial");
    if (!PtyInstrument.available()) {
      if (Boolean.getBoolean("finales.noskip")) {
        throw new AssertionError("socat is not installed, and no test may be skipped here");
      }
      throw Bench.lacking("the program socat on this computer (package socat)");
    }
    return new RealTime(bench.author(), true);
  }

  private static void needs(Bench bench, String scheme) {
    bench.needsSimulator();
    if (!bench.driver().info().schemes().contains(scheme)) {
      throw Bench.lacking("links of the scheme " + scheme);
    }
  }

  private String where(ConnectionString simulated) {
    DriverInfo info = author.driver().info();
    String scheme = pty == null ? "tcp" : "serial";
    String target = pty == null ? tcp.target() : pty.port().toString();
    ConnectionString where = new ConnectionString(info.code(), scheme, target, java.util.Map.of());
    for (Setting own : info.settings()) {
      String value = simulated.settings().get(own.name());
      if (value != null) {
        where = where.with(own.name(), value);
      }
    }
    return where.text();
  }

  private List<LinkProvider> links() {
    List<LinkProvider> links = new ArrayList<>(author.links());
    if (pty != null && links.stream().noneMatch(link -> link.scheme().equals("serial"))) {
      links.add(new PtyLinks());
    }
    return links;
  }

  CyclerDevice open() {
    CyclerDevice device = author.driver().open(connection);
    opened.add(device);
    return device;
  }

  /** Returns what is at the battery of a channel. */
  Truth truth(int channel) {
    double[] truth = instrument.truth(channel);
    return new Truth(truth[0], truth[1]);
  }

  boolean anyOutputOn() {
    return instrument.anyOutputOn();
  }

  /** Breaks the link that is open. */
  void breakLink() {
    if (pty == null) {
      tcp.hangUp();
    } else {
      pty.pull();
    }
  }

  @Override
  public void close() {
    for (CyclerDevice device : opened) {
      try {
        device.close();
      } catch (DeviceException e) {
        // the instrument goes away now
      }
    }
    if (pty != null) {
      pty.close();
    }
    tcp.close();
  }
}
