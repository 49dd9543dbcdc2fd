package org.finales.cycler.toy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** Drives the toy that runs protocols by itself. */
final class ToyProgramDriver implements CyclerDriver {
  private final boolean repeatsPoints;

  ToyProgramDriver(boolean repeatsPoints) {
    this.repeatsPoints = repeatsPoints;
  }

  @Override
  public DriverInfo info() {
    return new DriverInfo(
        "toy-program", "Toy with programs", List.of("tcp"), null, List.of(), null, null);
  }

  @Override
  public CyclerDevice open(Connection connection) {
    ToyLine line = new ToyLine(connection, Set.of());
    try {
      DeviceIdentity identity = line.ask("ID", w -> new DeviceIdentity(w[0], w[1], w[2], w[3]));
      return new Device(
          line, identity, new ToyProgramChannel(line, connection.clock(), repeatsPoints));
    } catch (RuntimeException e) {
      line.close();
      throw e;
    }
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(new ToyProgram(connection.clock()));
  }

  private record Device(ToyLine line, DeviceIdentity identity, CyclerChannel channel)
      implements CyclerDevice {
    @Override
    public List<CyclerChannel> channels() {
      return List.of(channel);
    }

    @Override
    public DeviceStatus status() {
      return line.ask("PROGRESS", words -> DeviceStatus.OK);
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
