package org.finales.cycler.drivers.eamodbus;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchDevice;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** An opened instrument. */
final class EaModbusDevice extends BenchDevice {
  private final EaSession session;

  EaModbusDevice(
      DeviceIdentity identity,
      EaModbusChannel channel,
      EaSession session,
      Link link,
      ReentrantLock one) {
    super(identity, List.of(channel), link, one);
    this.session = session;
  }

  @Override
  public DeviceStatus status() {
    one().lock();
    try {
      EaState state = session.state();
      return new DeviceStatus(state.remote(), state.alarms());
    } finally {
      one().unlock();
    }
  }

  @Override
  public void acknowledge() {
    one().lock();
    try {
      session.modbus().writeCoil(EaRegister.ACKNOWLEDGE, true);
    } finally {
      one().unlock();
    }
  }

  @Override
  protected void release() {
    if (session.state().remote()) {
      session.modbus().writeCoil(EaRegister.REMOTE, false);
    }
  }
}
