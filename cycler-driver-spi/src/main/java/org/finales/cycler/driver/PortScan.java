package org.finales.cycler.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.SettingException;

/**
 * Looks for instruments, only at the ports and with the drivers that the user names: a question
 * meant for one instrument can do harm at another. Immutable and thread-safe.
 */
public final class PortScan {
  /** Most ports times drivers of one scan. */
  static final int MOST = 1000;

  private final Drivers drivers;

  /** Makes one that uses the drivers and links of a registry. */
  public PortScan(Drivers drivers) {
    this.drivers = drivers;
  }

  /**
   * Tells what {@link #run} would send, and where.
   *
   * @param ports for example {@code serial:///dev/ttyACM0}
   * @param codes codes of drivers
   * @return questions by connection string
   * @throws SettingException if a driver cannot be found by asking, or there is too much to ask
   */
  public Map<String, String> announce(List<String> ports, List<String> codes) {
    Map<String, String> questions = new LinkedHashMap<>();
    for (ConnectionString where : places(ports, codes)) {
      questions.put(where.place(), String.valueOf(drivers.info(where.driver()).probe()));
    }
    return questions;
  }

  /**
   * Asks at every port with every driver that can use it, one after the other.
   *
   * @param ports for example {@code serial:///dev/ttyACM0}
   * @param codes codes of drivers
   * @param progress hears each outcome as soon as it is known
   * @return every outcome
   * @throws SettingException if a driver cannot be found by asking, or there is too much to ask
   */
  public List<Found> run(List<String> ports, List<String> codes, Consumer<Found> progress) {
    List<Found> outcomes = new ArrayList<>();
    for (ConnectionString where : places(ports, codes)) {
      Found found = ask(where);
      outcomes.add(found);
      progress.accept(found);
    }
    return outcomes;
  }

  private Found ask(ConnectionString where) {
    try {
      Optional<DeviceIdentity> identity = drivers.probe(where);
      return identity
          .map(who -> new Found(where, who, null))
          .orElseGet(() -> new Found(where, null, "something else answers there"));
    } catch (DeviceException e) {
      return new Found(where, null, String.valueOf(e.getMessage()));
    }
  }

  private List<ConnectionString> places(List<String> ports, List<String> codes) {
    List<ConnectionString> places = new ArrayList<>();
    for (String code : codes) {
      DriverInfo info = drivers.info(code);
      if (info.probe() == null) {
        throw new SettingException(
            "driver " + code + " cannot be found by asking; give its connection string");
      }
      for (String port : ports) {
        ConnectionString where = ConnectionString.of(code + ":" + port);
        if (info.schemes().contains(String.valueOf(where.scheme()))) {
          places.add(where);
        }
      }
    }
    if (places.size() > MOST) {
      throw new SettingException(
          places.size() + " questions are too many for one scan; " + MOST + " are allowed");
    }
    return places;
  }
}
