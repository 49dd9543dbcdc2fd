package org.finales.core.station;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.experiment.StationChannel;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.driver.LastingDevice;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.SettingException;
import org.jspecify.annotations.Nullable;

/**
 * The instruments of a station, each opened once for all of its channels. Thread-safe; opening one
 * holds up nobody who waits for another.
 */
final class Instruments {
  /** An instrument and its lock. */
  private static final class Place {
    @Nullable LastingDevice device;
  }

  private final Drivers drivers;
  private final Map<String, Place> places = new HashMap<>();

  Instruments(Drivers drivers) {
    this.drivers = drivers;
  }

  /**
   * Finds a channel, and opens its instrument if nobody did.
   *
   * @throws DeviceException if it is not there; the message says why
   */
  CyclerChannel channel(StationChannel channel) {
    List<CyclerChannel> all = device(channel.device()).channels();
    String wanted = channel.deviceChannel();
    if (wanted == null && all.size() == 1) {
      return all.get(0);
    }
    for (CyclerChannel one : all) {
      if (one.name().equals(wanted)) {
        return one;
      }
    }
    List<String> names = all.stream().map(CyclerChannel::name).limit(20).toList();
    throw new SettingException(
        (wanted == null
                ? "the instrument has " + all.size() + " channels; say which one"
                : "the instrument has no channel " + wanted)
            + "; it has "
            + names);
  }

  private LastingDevice device(String where) {
    Place place;
    synchronized (places) {
      place = places.computeIfAbsent(where, key -> new Place());
    }
    synchronized (place) {
      LastingDevice device = place.device;
      if (device == null) {
        device = drivers.openLasting(ConnectionString.of(where));
        place.device = device;
      }
      return device;
    }
  }

  /** Tells an instrument that its alarms were seen. */
  void acknowledge(StationChannel channel) {
    device(channel.device()).acknowledge();
  }

  /** Closes everything; returns what went wrong. */
  List<String> close() {
    List<Place> all;
    synchronized (places) {
      all = List.copyOf(places.values());
    }
    List<String> problems = new ArrayList<>();
    for (Place place : all) {
      synchronized (place) {
        LastingDevice device = place.device;
        try {
          if (device != null) {
            device.close();
          }
        } catch (DeviceException e) {
          problems.add(String.valueOf(e.getMessage()));
        }
      }
    }
    return problems;
  }
}
