package org.finales.cycler.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finales.api.json.FinalesJson;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.SteeredChannel;
import org.jspecify.annotations.Nullable;

/** Several instruments that make one channel. */
final class CompositeDevice implements CyclerDevice {
  /** Code before the colon of connection strings of such. */
  static final String CODE = "composite";

  private static final long LARGEST = 1 << 16;

  private final Map<String, CyclerDevice> devices = new LinkedHashMap<>();
  private final Function<String, CyclerDevice> opener;
  private final List<CyclerChannel> channels;

  private CompositeDevice(CompositeSettings settings, Function<String, CyclerDevice> opener) {
    this.opener = opener;
    try {
      channels = List.of(channel(settings));
    } catch (RuntimeException e) {
      try {
        close();
      } catch (DeviceException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  /**
   * Opens the instruments that a file names.
   *
   * @param opener opens one by its connection string
   * @throws SettingException if the file cannot be read, or the instruments do not fit together
   */
  static CompositeDevice open(String file, Function<String, CyclerDevice> opener) {
    CompositeSettings settings;
    try {
      Path path = Path.of(file);
      if (Files.size(path) > LARGEST) {
        throw new SettingException(file + " is too large for a composite channel");
      }
      settings = FinalesJson.read(Files.readAllBytes(path), CompositeSettings.class);
    } catch (IOException | InvalidPathException e) {
      throw new SettingException(file + " cannot be read; write composite:FILE.json", e);
    } catch (IllegalArgumentException e) {
      throw new SettingException(file + " describes no composite channel: " + e.getMessage(), e);
    }
    return new CompositeDevice(settings, opener);
  }

  private CyclerChannel channel(CompositeSettings settings) {
    try {
      CompositeChannel.Builder builder = CompositeChannel.named(settings.name());
      if (settings.source() != null) {
        builder.source(steered(settings.source()));
      }
      if (settings.load() != null) {
        builder.load(steered(settings.load()));
      }
      if (settings.voltmeter() != null) {
        builder.voltmeter(part(settings.voltmeter()));
      }
      for (CompositeSettings.Input input : inputs(settings)) {
        CyclerChannel measuring = part(input.device());
        String name = input.input();
        if (name == null) {
          builder.inputs(measuring);
        } else {
          String as = input.as();
          builder.input(measuring, name, as == null ? name : as);
        }
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new SettingException("the instruments do not fit together: " + e.getMessage(), e);
    }
  }

  private static List<CompositeSettings.Input> inputs(CompositeSettings settings) {
    List<CompositeSettings.Input> inputs = settings.inputs();
    return inputs == null ? List.of() : inputs;
  }

  private SteeredChannel steered(String part) {
    if (part(part) instanceof SteeredChannel steered) {
      return steered;
    }
    throw new SettingException(
        ConnectionString.of(connection(part)).place()
            + " cannot be steered; use it as a voltmeter or for its inputs");
  }

  private static String connection(String part) {
    int mark = part.lastIndexOf('#');
    return mark < 0 ? part : part.substring(0, mark);
  }

  private CyclerChannel part(String part) {
    String connection = connection(part);
    if (connection.startsWith(CODE + ":")) {
      throw new SettingException("a composite channel has no composite parts");
    }
    CyclerDevice device = devices.get(connection);
    if (device == null) {
      device = opener.apply(connection);
      devices.put(connection, device);
    }
    List<CyclerChannel> all = device.channels();
    int mark = part.lastIndexOf('#');
    @Nullable String wanted = mark < 0 ? null : part.substring(mark + 1);
    return all.stream()
        .filter(channel -> wanted == null || channel.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingException(
                    "there is no channel "
                        + wanted
                        + "; there are "
                        + all.stream().map(CyclerChannel::name).toList()));
  }

  /** Returns who all the instruments are. */
  @Override
  public DeviceIdentity identity() {
    return new DeviceIdentity(
        "",
        devices.values().stream()
            .map(device -> device.identity().text())
            .collect(Collectors.joining(" + ")),
        "",
        "");
  }

  @Override
  public List<CyclerChannel> channels() {
    return channels;
  }

  @Override
  public DeviceStatus status() {
    boolean remote = true;
    List<Alarm> alarms = new ArrayList<>();
    for (CyclerDevice device : devices.values()) {
      DeviceStatus status = device.status();
      remote &= status.remote();
      alarms.addAll(status.alarms());
    }
    return new DeviceStatus(remote, alarms);
  }

  @Override
  public void acknowledge() {
    devices.values().forEach(CyclerDevice::acknowledge);
  }

  @Override
  public void close() {
    DeviceException failure = null;
    for (CyclerDevice device : devices.values()) {
      try {
        device.close();
      } catch (DeviceException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
