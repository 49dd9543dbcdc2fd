package org.finales.cycler.drivers.wattrex;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** An opened converter. Thread-safe. */
final class EpcDevice implements CyclerDevice {
  private final EpcSession session;
  private final EpcInfo info;
  private final EpcChannel channel;
  private final ReentrantLock one;
  private boolean closed;

  EpcDevice(EpcSession session, EpcInfo info, EpcChannel channel, ReentrantLock one) {
    this.session = session;
    this.info = info;
    this.channel = channel;
    this.one = one;
  }

  @Override
  public DeviceIdentity identity() {
    return info.identity();
  }

  @Override
  public List<CyclerChannel> channels() {
    return List.of(channel);
  }

  @Override
  public DeviceStatus status() {
    one.lock();
    try {
      session.beat();
      return new DeviceStatus(true, EpcErrors.alarms(session.errors()));
    } finally {
      one.unlock();
    }
  }

  @Override
  public void acknowledge() {
    session.forgetErrors();
  }

  /** Nobody sends heartbeats afterwards, so that the converter must not wait for any. */
  @Override
  public void close() {
    one.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      try (var port = session.port()) {
        channel.off();
        session.configure(Duration.ZERO, Duration.ZERO);
      }
    } finally {
      one.unlock();
    }
  }
}
