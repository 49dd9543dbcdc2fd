package org.finales.cycler.toy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;

/** Drives the toy, well unless it is told to have flaws. */
final class ToyDriver implements CyclerDriver {
  private final Set<Flaw> flaws;

  ToyDriver(Set<Flaw> flaws) {
    this.flaws = flaws;
  }

  @Override
  public DriverInfo info() {
    return new DriverInfo(
        "toy",
        "Toy of the conformance kit",
        List.of("serial", "tcp"),
        LineSettings.of(9600),
        List.of(Setting.quantity("settling", "s", "100 ms", "how long an output takes to settle")),
        null,
        "ID");
  }

  @Override
  public CyclerDevice open(Connection connection) {
    return ToyDevice.open(connection, flaws);
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    ToyLine line = new ToyLine(connection, flaws);
    try {
      return Optional.of(ToyDevice.identify(line, flaws));
    } finally {
      line.close();
    }
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(new ToyInstrument(connection.clock(), "T2"));
  }
}
