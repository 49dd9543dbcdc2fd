package org.finales.cycler.drivers.neware;

import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/**
 * The system as its client program shows it. Closing it leaves running tests alone: they belong to
 * the instrument, and go on without a host.
 */
final class BtsDevice implements CyclerDevice {
  private final Link link;
  private final BtsClient client;
  private final List<BtsAddress> addresses;
  private final List<CyclerChannel> channels;

  BtsDevice(Link link, BtsClient client, List<BtsAddress> addresses, List<CyclerChannel> channels) {
    this.link = link;
    this.client = client;
    this.addresses = List.copyOf(addresses);
    this.channels = List.copyOf(channels);
  }

  @Override
  public DeviceIdentity identity() {
    int type = addresses.get(0).devtype();
    return new DeviceIdentity(
        "Neware",
        type >= 20 && type <= 27 ? "BTS" + (58 + type) : "BTS",
        Integer.toString(addresses.get(0).devid()),
        "");
  }

  @Override
  public List<CyclerChannel> channels() {
    return channels;
  }

  /** Asks every channel; one that protects itself is an alarm. */
  @Override
  public DeviceStatus status() {
    List<Alarm> alarms = new ArrayList<>();
    for (BtsAddress address : addresses) {
      if (client.inquire(address).status().equals("protect")) {
        alarms.add(
            new Alarm(
                AlarmKind.OTHER,
                "protect " + address.name(),
                "channel "
                    + address.name()
                    + " stopped its test to protect the cell; its log in the BTS client tells why"));
      }
    }
    return new DeviceStatus(true, alarms);
  }

  @Override
  public void close() {
    link.close();
  }
}
