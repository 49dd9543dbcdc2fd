package org.finales.cycler.drivers.flowmeter;

import java.util.List;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** A flow meter; it knows no alarms, so its status says that it answers. */
record FlowMeter(DeviceIdentity identity, FlowChannel channel, Link link) implements CyclerDevice {

  @Override
  public List<CyclerChannel> channels() {
    return List.of(channel);
  }

  @Override
  public DeviceStatus status() {
    channel.read();
    return DeviceStatus.OK;
  }

  @Override
  public void close() {
    link.close();
  }
}
