package org.finales.cycler.drivers.simulation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/**
 * Prints which part of one core 1,000 simulated channels cost that are read once a second in real
 * time: {@code ./mvnw -q -Pbenchmark -pl cycler-drivers -am}.
 */
public final class RackBenchmark {
  private RackBenchmark() {}

  /**
   * Reads the channels for a while, after a warm-up of five seconds. The time is that of the whole
   * process, so that other programs on the computer do not matter.
   *
   * @param arguments how many channels, and for how many seconds
   */
  public static void main(String[] arguments) {
    int channels = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    Drivers drivers = Drivers.builder().register(new SimulatedCyclerDriver()).build();
    LabClock clock = LabClock.system();
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (CyclerDevice device =
        drivers.open("sim:li-ion-nmc?capacity=2.5Ah&soc=0.2&channels=" + channels)) {
      List<CyclerChannel> all = device.channels();
      for (CyclerChannel channel : all) {
        ((SteeredChannel) channel).apply(SetPoint.current(1, Envelope.of(2.5, 4.2, 5)));
      }
      readFor(5, all, clock);
      long began = process.getProcessCpuTime();
      long start = clock.nanos();
      double sum = readFor(seconds, all, clock);
      double used = (process.getProcessCpuTime() - began) / (double) (clock.nanos() - start);
      System.out.printf(
          Locale.ROOT,
          "%d simulated channels read once a second: %.2f %% of a core; mean voltage %.3f V%n",
          channels,
          100 * used,
          sum / channels / seconds);
    }
  }

  private static double readFor(int seconds, List<CyclerChannel> channels, LabClock clock) {
    double sum = 0;
    long next = clock.nanos();
    for (int second = 0; second < seconds; second++) {
      for (CyclerChannel channel : channels) {
        sum += channel.read().voltage();
      }
      next += 1_000_000_000L;
      clock.pause(Duration.ofNanos(next - clock.nanos()));
    }
    return sum;
  }
}
