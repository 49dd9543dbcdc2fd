package org.finales.cycler.drivers.riden;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchDevice;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** An opened supply; it knows no remote control that could be taken or lost. */
final class RidenDevice extends BenchDevice {
  private final RidenChannel channel;

  RidenDevice(DeviceIdentity identity, RidenChannel channel, Link link, ReentrantLock one) {
    super(identity, List.of(channel), link, one);
    this.channel = channel;
  }

  @Override
  public DeviceStatus status() {
    one().lock();
    try {
      return new DeviceStatus(true, channel.status().alarms());
    } finally {
      one().unlock();
    }
  }

  @Override
  protected void release() {}
}
