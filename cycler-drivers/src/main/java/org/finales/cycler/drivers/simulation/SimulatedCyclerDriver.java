package org.finales.cycler.drivers.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.cell.MeasurementNoise;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.driver.Settings;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.Accuracy;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.SettingException;

/**
 * A cycler that is not there: {@code sim:li-ion?capacity=2.5Ah&channels=16}. Its channels are
 * steered by the host or run protocols themselves, in real time, faster, or as fast as a virtual
 * clock goes.
 */
public final class SimulatedCyclerDriver implements CyclerDriver {
  private static final int MOST_CHANNELS = 10_000;

  private static final DriverInfo INFO =
      new DriverInfo(
          "sim",
          "Simulated cycler",
          List.of(),
          null,
          List.of(
              Setting.text(
                  "name",
                  null,
                  "keeps the cycler under this name in this process when it is closed, so that"
                      + " programmed channels run on"),
              Setting.integer("channels", 1, "how many channels, 1 to " + MOST_CHANNELS),
              Setting.choice(
                  "runs",
                  List.of("steered", "programmed"),
                  "whether the host steers the channels, or they run protocols themselves"),
              Setting.quantity(
                  "period", "s", "1 s", "time between readings of a programmed channel"),
              Setting.quantity(
                  "speed", "1", "1", "how many times as fast as the clock time passes"),
              Setting.quantity("rated-voltage", "V", "100 V", "highest voltage"),
              Setting.quantity("rated-current", "A", "1000 A", "highest current either way"),
              Setting.quantity("voltage-noise", "V", "0 V", "standard deviation of the voltage"),
              Setting.quantity("current-noise", "A", "0 A", "standard deviation of the current"),
              Setting.integer("seed", 1, "begin of the random numbers")),
          null,
          null);

  @Override
  public DriverInfo info() {
    return INFO;
  }

  @Override
  public CyclerDevice open(Connection connection) {
    Settings settings = connection.settings();
    if (!settings.has("name")) {
      return made(connection);
    }
    return SimulatedRacks.open(
        settings.text("name"), connection.where(), connection.clock(), () -> made(connection));
  }

  private static SimulatedCycler made(Connection connection) {
    Settings settings = connection.settings();
    long count = settings.integer("channels");
    if (count < 1 || count > MOST_CHANNELS) {
      throw new SettingException("channels is " + count + "; give 1 to " + MOST_CHANNELS);
    }
    CellParameters cell = connection.cell();
    LabClock clock = clock(connection.clock(), settings.number("speed"));
    boolean programmed = settings.text("runs").equals("programmed");
    Duration period = period(settings);
    MeasurementNoise noise = noise(settings);
    Ratings ratings = ratings(settings, period, noise);
    Door door = new Door();
    List<CyclerChannel> channels = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String name = Integer.toString(i);
      SimulatedMeter meter =
          new SimulatedMeter(noise.meter(settings.integer("seed") * MOST_CHANNELS + i), clock);
      channels.add(
          programmed
              ? new ProgrammedSimulation(name, ratings, cell, meter, clock, period, door)
              : new SteeredSimulation(name, ratings, new SimulatedCell(cell, clock), meter, door));
    }
    return new SimulatedCycler(channels, door, settings.has("name"));
  }

  private static LabClock clock(LabClock clock, double speed) {
    if (!(speed >= 1e-3 && speed <= 1e9)) {
      throw new SettingException("speed is " + speed + "; give 0.001 to 1000000000");
    }
    return speed == 1 ? clock : new FastClock(clock, speed);
  }

  private static Duration period(Settings settings) {
    Duration period = settings.duration("period");
    if (period.compareTo(Duration.ofMillis(1)) < 0 || period.compareTo(Duration.ofHours(1)) > 0) {
      throw new SettingException("period is " + period + "; give 1 ms to 1 h");
    }
    return period;
  }

  private static Ratings ratings(Settings settings, Duration period, MeasurementNoise noise) {
    double volts = settings.number("rated-voltage");
    double amperes = settings.number("rated-current");
    try {
      return new Ratings(
          Envelope.of(-10, volts, amperes),
          period,
          List.of(
              accuracy(ControlMode.VOLTAGE, volts, noise.voltageDeviation()),
              accuracy(ControlMode.CURRENT, amperes, noise.currentDeviation())));
    } catch (IllegalArgumentException e) {
      throw new SettingException("the ratings contradict each other: " + e.getMessage(), e);
    }
  }

  /** Six standard deviations: one reading of half a billion is worse. */
  private static Accuracy accuracy(ControlMode mode, double fullScale, double deviation) {
    return new Accuracy(mode, fullScale, 0, 6 * deviation + 1e-9 * fullScale);
  }

  private static MeasurementNoise noise(Settings settings) {
    try {
      return new MeasurementNoise(
          settings.number("voltage-noise"), settings.number("current-noise"), 0, 0, 0, 0);
    } catch (IllegalArgumentException e) {
      throw new SettingException(String.valueOf(e.getMessage()), e);
    }
  }
}
