package org.finales.cycler.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.jspecify.annotations.Nullable;

/** A driver whose instrument is a list of what it was told. */
class ToyDriver implements CyclerDriver {
  final List<String> told = new ArrayList<>();
  final ToyChannel channel;
  final DriverInfo info;

  ToyDriver(String code, Envelope rated) {
    this(code, List.of(), rated);
  }

  ToyDriver(String code, List<String> schemes, Envelope rated) {
    channel = new ToyChannel(code, rated, told);
    info =
        new DriverInfo(
            code,
            "A toy",
            schemes,
            null,
            List.of(
                Setting.quantity("capacity", "Ah", "2.5 Ah", "charge of the cell"),
                Setting.text("key", null, "opens the instrument").hidden()),
            null,
            schemes.isEmpty() ? null : "*IDN?");
  }

  @Override
  public DriverInfo info() {
    return info;
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    try (Link link = connection.openLink()) {
      return Optional.of(new DeviceIdentity("Toys", link.name(), "", ""));
    }
  }

  @Override
  public CyclerDevice open(Connection connection) {
    told.add("open with " + connection.settings().number("capacity") + " Ah");
    return new CyclerDevice() {
      @Override
      public DeviceIdentity identity() {
        return new DeviceIdentity("Toys", "One", "1", "");
      }

      @Override
      public List<CyclerChannel> channels() {
        return List.of(channel);
      }

      @Override
      public DeviceStatus status() {
        return DeviceStatus.OK;
      }

      @Override
      public void close() {
        told.add("close");
      }
    };
  }

  /** A channel that reports what the test sets. */
  static final class ToyChannel implements SteeredChannel {
    final List<String> told;
    final List<AuxiliaryInput> inputs = new ArrayList<>();
    final Set<ControlMode> modes = EnumSet.allOf(ControlMode.class);
    private final String name;
    private final Envelope rated;
    double voltage = 3.7;
    double current;
    double[] auxiliary = {};
    @Nullable RuntimeException failure;

    ToyChannel(String name, Envelope rated, List<String> told) {
      this.name = name;
      this.rated = rated;
      this.told = told;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Ratings ratings() {
      return new Ratings(rated, Duration.ofMillis(100), List.of());
    }

    @Override
    public List<AuxiliaryInput> inputs() {
      return inputs;
    }

    @Override
    public Reading read() {
      told.add(name + " read");
      return new Reading(0, Reading.NO_CLOCK, voltage, current, OutputState.OFF, auxiliary);
    }

    @Override
    public Set<ControlMode> modes() {
      return modes;
    }

    @Override
    public Envelope protect(Envelope window) {
      told.add(name + " protect " + window.minVoltage() + " to " + window.maxVoltage() + " V");
      return window;
    }

    @Override
    public Applied apply(SetPoint setPoint) {
      told.add(name + " " + setPoint.text() + " up to " + setPoint.within().maxVoltage() + " V");
      return new Applied(setPoint.mode(), setPoint.value(), OutputState.ON, true);
    }

    @Override
    public Applied off() {
      told.add(name + " off");
      RuntimeException wanted = failure;
      if (wanted != null) {
        throw wanted;
      }
      return new Applied(ControlMode.REST, 0, OutputState.OFF, true);
    }
  }
}
