package org.finales.cycler.drivers.eascpi;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchDevice;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** One instrument. */
final class EaDevice extends BenchDevice {
  private final EaSession session;

  EaDevice(
      DeviceIdentity identity,
      List<EaChannel> channels,
      EaSession session,
      Link link,
      ReentrantLock one) {
    super(identity, channels, link, one);
    this.session = session;
  }

  @Override
  public DeviceStatus status() {
    one().lock();
    try {
      int condition = session.condition();
      return new DeviceStatus((condition & EaAlarms.REMOTE) != 0, session.alarms(condition));
    } finally {
      one().unlock();
    }
  }

  @Override
  public void acknowledge() {
    one().lock();
    try {
      session.acknowledge();
    } finally {
      one().unlock();
    }
  }

  @Override
  protected void release() {
    session.scpi().tell("SYST:LOCK OFF");
  }
}
