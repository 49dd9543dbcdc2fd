package org.finales.cycler.drivers.genericscpi;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchDevice;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** An instrument that tells no alarms; its status says that it answers. */
public final class PlainDevice extends BenchDevice {
  private final ScpiSession scpi;
  private final Dialect dialect;

  /** Makes one; see {@link BenchDevice}. */
  public PlainDevice(
      DeviceIdentity identity,
      List<? extends CyclerChannel> channels,
      ScpiSession scpi,
      Dialect dialect,
      Link link,
      ReentrantLock one) {
    super(identity, channels, link, one);
    this.scpi = scpi;
    this.dialect = dialect;
  }

  @Override
  public DeviceStatus status() {
    one().lock();
    try {
      scpi.ask("*IDN?");
      return DeviceStatus.OK;
    } finally {
      one().unlock();
    }
  }

  @Override
  protected void release() {
    dialect.end(scpi);
  }
}
