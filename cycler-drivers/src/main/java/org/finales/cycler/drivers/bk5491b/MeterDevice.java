package org.finales.cycler.drivers.bk5491b;

import java.util.List;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** A meter. */
final class MeterDevice implements CyclerDevice {
  private final DeviceIdentity identity;
  private final MeterChannel channel;
  private final LineExchange lines;
  private final Link link;

  MeterDevice(DeviceIdentity identity, MeterChannel channel, LineExchange lines, Link link) {
    this.identity = identity;
    this.channel = channel;
    this.lines = lines;
    this.link = link;
  }

  @Override
  public DeviceIdentity identity() {
    return identity;
  }

  @Override
  public List<CyclerChannel> channels() {
    return List.of(channel);
  }

  @Override
  public DeviceStatus status() {
    lines.ask("FUNC?");
    return new DeviceStatus(
        true,
        channel.overloaded()
            ? List.of(
                new Alarm(
                    channel.function().overload(),
                    "9.9E37",
                    "the " + channel.name() + " is beyond the meter's range"))
            : List.of());
  }

  @Override
  public void close() {
    link.close();
  }
}
