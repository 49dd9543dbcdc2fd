package org.finales.cycler.drivers.eaps2000b;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchDevice;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** An opened supply. */
final class PsDevice extends BenchDevice {
  private final PsSession session;
  private final List<PsChannel> outputs;

  PsDevice(
      DeviceIdentity identity,
      List<PsChannel> outputs,
      PsSession session,
      Link link,
      ReentrantLock one) {
    super(identity, outputs, link, one);
    this.session = session;
    this.outputs = List.copyOf(outputs);
  }

  @Override
  public DeviceStatus status() {
    one().lock();
    try {
      boolean remote = true;
      List<Alarm> alarms = new ArrayList<>();
      for (PsChannel channel : outputs) {
        PsStatus status = session.actual(channel.output());
        remote &= status.remote();
        alarms.addAll(status.alarms());
      }
      return new DeviceStatus(remote, alarms);
    } finally {
      one().unlock();
    }
  }

  @Override
  public void acknowledge() {
    one().lock();
    try {
      outputs.forEach(
          channel ->
              session.control(
                  channel.output(), PsObject.ACKNOWLEDGE_BITS, PsObject.ACKNOWLEDGE_BITS));
    } finally {
      one().unlock();
    }
  }

  @Override
  protected void release() {
    for (PsChannel channel : outputs) {
      if (session.actual(channel.output()).remote()) {
        session.control(channel.output(), PsObject.REMOTE_BIT, 0);
      }
    }
  }
}
