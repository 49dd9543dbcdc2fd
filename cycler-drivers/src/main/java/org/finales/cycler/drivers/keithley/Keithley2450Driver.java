package org.finales.cycler.drivers.keithley;

import java.util.List;
import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;

/** Opens the source-measure unit 2450 of Keithley, over TCP port 5025. */
public final class Keithley2450Driver implements CyclerDriver {
  private static final String CODE = "keithley-2450";
  private static final SmuOpening OPENING = new SmuOpening(SmuDialect.MODEL_2450, CODE);

  private static final DriverInfo INFO =
      new DriverInfo(
          CODE,
          "Keithley 2450 source-measure unit",
          List.of("tcp"),
          null,
          SmuOpening.settings(),
          null,
          "*IDN?");

  /** For {@link java.util.ServiceLoader}. */
  public Keithley2450Driver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    return OPENING.probe(connection, "\n");
  }

  @Override
  public CyclerDevice open(Connection connection) {
    return OPENING.open(connection, "\n");
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(
        new SmuSimulator(
            SmuDialect.MODEL_2450,
            SmuOpening.rated(connection),
            Opening.cells(connection, 1).get(0)));
  }
}
