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
              Setting.integer("channels", 1, "how many channels, 1 to " + MOST_CHANNELS),
              Setting.choice(
                  "runs",
                  List.of("steered", "programmed"),
                  "whether the host steers the channels, or they run protocols themselves"),
              Setting.quantity("period", "s", "1 s", "time between readings of a programmed channel"),
              Setting.quantity("speed", "1", "1", "how many times as fast as the clock time passes"),
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
    long count = settings.integer("channels");
    if (count < 1 || count > MOST_CHANNELS) {
      throw new SettingException("channels is " + count + "; give 1 to " + MOST_CHANNELS);
    }
    CellParameters cell = connection.cell();
    LabClock clock = clock(connection.clock(), settings.number("speed"));
    boolean programmed = settings.text("runs").equals("programmed");
    Duration period = period(settings);
    Ratings ratings = ratings(settings, period);
    MeasurementNoise noise = noise(settings);
    List<CyclerChannel> channels = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String name = Integer.toString(i);
      SimulatedMeter meter =
          new SimulatedMeter(noise.meter(settings.integer("seed") * MOST_CHANNELS + i), clock);
      channels.add(
          programmed
              ? new ProgrammedSimulation(name, ratings, cell, meter, clock, period)
              : new SteeredSimulation(name, ratings, new SimulatedCell(cell, clock), meter));
    }
    return new SimulatedCycler(channels);
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

  private static Ratings ratings(Settings settings, Duration period) {
    try {
      return new Ratings(
          Envelope.of(-10, settings.number("rated-voltage"), settings.number("rated-current")),
          period,
          List.of());
    } catch (IllegalArgumentException e) {
      throw new SettingException("the ratings contradict each other: " + e.getMessage(), e);
    }
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
