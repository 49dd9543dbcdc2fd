package org.finales.cycler.driver;

import java.util.List;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.SteeredChannel;

/** A device whose channels are guarded. */
final class GuardedDevice implements CyclerDevice {
  private final CyclerDevice device;
  private final List<CyclerChannel> channels;

  private GuardedDevice(CyclerDevice device, List<CyclerChannel> channels) {
    this.device = device;
    this.channels = channels;
  }

  /** Guards a device, and closes it if its ratings and the limits have nothing in common. */
  static CyclerDevice of(CyclerDevice device, Envelope limits) {
    try {
      return new GuardedDevice(
          device, device.channels().stream().map(channel -> guarded(channel, limits)).toList());
    } catch (RuntimeException e) {
      try {
        device.close();
      } catch (RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private static CyclerChannel guarded(CyclerChannel channel, Envelope limits) {
    Guard guard = Guard.of(channel, limits);
    if (channel instanceof SteeredChannel steered) {
      return new GuardedSteeredChannel(steered, guard);
    }
    if (channel instanceof ProgrammedChannel programmed) {
      return new GuardedProgrammedChannel(programmed, guard);
    }
    return new GuardedChannel<>(channel, guard);
  }

  @Override
  public DeviceIdentity identity() {
    return device.identity();
  }

  @Override
  public List<CyclerChannel> channels() {
    return channels;
  }

  @Override
  public DeviceStatus status() {
    return device.status();
  }

  @Override
  public void acknowledge() {
    device.acknowledge();
  }

  @Override
  public void close() {
    device.close();
  }
}
