package org.finales.cycler.drivers.korad;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchDevice;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** A KA supply. It gives the control back by itself when nobody talks to it. */
final class KaDevice extends BenchDevice {
  private static final Alarm TRIPPED =
      new Alarm(
          AlarmKind.OTHER,
          "OUT0",
          "the output went off by itself: a protection tripped, the power failed or somebody"
              + " pressed the key");

  private final KaChannel channel;

  KaDevice(DeviceIdentity identity, KaChannel channel, Link link, ReentrantLock one) {
    super(identity, List.of(channel), link, one);
    this.channel = channel;
  }

  @Override
  public DeviceStatus status() {
    one().lock();
    try {
      return new DeviceStatus(true, channel.tripped() ? List.of(TRIPPED) : List.of());
    } finally {
      one().unlock();
    }
  }

  @Override
  public void acknowledge() {
    one().lock();
    try {
      channel.acknowledge();
    } finally {
      one().unlock();
    }
  }

  @Override
  protected void release() {}
}
