package org.finales.samples.driver;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** An opened table cycler. */
record TableCycler(
    Link link, DeviceIdentity identity, TableCyclerChannel channel, AtomicBoolean closed)
    implements CyclerDevice {
  private static final Alarm TRIPPED =
      new Alarm(AlarmKind.OVERVOLTAGE, "1", "the voltage was too high; the output is off");

  @Override
  public List<CyclerChannel> channels() {
    return List.of(channel);
  }

  @Override
  public DeviceStatus status() {
    return channel
        .line()
        .ask(
            "STAT?",
            answer ->
                switch (answer) {
                  case "0" -> DeviceStatus.OK;
                  case "1" -> new DeviceStatus(true, List.of(TRIPPED));
                  default -> throw new Unreadable("0 or 1");
                });
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try (link) {
        channel.off();
      }
    }
  }
}
