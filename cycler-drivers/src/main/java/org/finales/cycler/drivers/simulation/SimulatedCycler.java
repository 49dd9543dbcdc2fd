package org.finales.cycler.drivers.simulation;

import java.util.List;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.SteeredChannel;

/** The simulated cycler. */
final class SimulatedCycler implements CyclerDevice {
  private final List<CyclerChannel> channels;
  private final Door door;
  private final boolean stays;

  SimulatedCycler(List<CyclerChannel> channels, Door door, boolean stays) {
    this.stays = stays;
    this.door = door;
    this.channels = List.copyOf(channels);
  }

  @Override
  public DeviceIdentity identity() {
    return new DeviceIdentity("finales", "Simulated cycler", "sim", "");
  }

  @Override
  public List<CyclerChannel> channels() {
    return channels;
  }

  @Override
  public DeviceStatus status() {
    door.check();
    return DeviceStatus.OK;
  }

  @Override
  public void close() {
    if (door.isClosed()) {
      return;
    }
    for (CyclerChannel channel : channels) {
      if (channel instanceof SteeredChannel steered) {
        steered.off();
      } else if (channel instanceof ProgrammedChannel programmed && !stays) {
        programmed.stop();
      }
    }
    door.close();
  }

  /** Lets it be used after it was closed. */
  void openAgain() {
    door.openAgain();
  }
}
