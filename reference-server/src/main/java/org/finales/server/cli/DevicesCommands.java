package org.finales.server.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.driver.Found;
import org.finales.cycler.driver.PortScan;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InterruptedDeviceException;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Work at the bench with single instruments. */
@Command(
    name = "devices",
    description = "Finds, reads and steers single instruments, for work at the bench.")
final class DevicesCommands {
  /** How long a lost link is waited for to switch off; somebody stands at the bench. */
  private static final Duration AWAITED = Duration.ofSeconds(30);

  private final Terminal terminal;

  DevicesCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      description =
          "Looks for instruments. Says first what it would send, and where, and sends it only with"
              + " --yes: a question meant for one instrument can disturb another.")
  void scan(
      @Option(
              names = "--port",
              paramLabel = "PORT",
              description =
                  "where to look: serial:///dev/ttyACM0, tcp://HOST:PORT; several, or \"all\" for"
                      + " the serial ports of this computer. Without it the ports are listed")
          @Nullable List<String> ports,
      @Option(
              names = "--driver",
              paramLabel = "CODE",
              split = ",",
              description = "drivers to look with; all that can ask unless said")
          @Nullable List<String> codes,
      @Option(names = "--yes", description = "send it") boolean yes) {
    Drivers drivers = Drivers.discovered();
    if (ports == null) {
      drivers.ports().forEach(terminal::say);
      terminal.note("name those where to look with --port");
      return;
    }
    List<String> where = new ArrayList<>();
    for (String port : ports) {
      if (port.equals("all")) {
        where.addAll(drivers.ports());
      } else {
        where.add(port);
      }
    }
    List<String> with = codes != null ? codes : askable(drivers);
    PortScan scan = new PortScan(drivers);
    if (!yes) {
      Table table = new Table();
      for (Map.Entry<String, String> question : scan.announce(where, with).entrySet()) {
        table.row(question.getKey(), question.getValue());
      }
      table.print(terminal);
      terminal.note("nothing was sent; add --yes to send this");
      return;
    }
    long found =
        scan.run(where, with, this::found).stream().filter(f -> f.identity() != null).count();
    terminal.note(found == 1 ? "1 instrument" : found + " instruments");
  }

  private static List<String> askable(Drivers drivers) {
    return drivers.list().stream()
        .filter(info -> info.probe() != null)
        .map(info -> info.code())
        .toList();
  }

  private void found(Found found) {
    if (found.identity() != null) {
      terminal.say(found.where().text() + "  " + found.identity().text());
    } else {
      terminal.note(found.where().place() + ": " + found.problem());
    }
  }

  @Command(
      description =
          "Says who an instrument is, which channels it has and what they can do. Takes the control"
              + " of it and switches outputs off that the host steers.")
  void identify(@Mixin Bench bench) {
    try (CyclerDevice device = bench.open(terminal)) {
      terminal.say(device.identity().text());
      for (CyclerChannel channel : device.channels()) {
        terminal.say(channel.name() + ": " + ratings(channel.ratings()));
        for (AuxiliaryInput input : channel.inputs()) {
          terminal.say("  " + input.name() + " in " + input.kind().unit());
        }
      }
      for (Alarm alarm : device.status().alarms()) {
        terminal.say("alarm " + alarm.code() + ": " + alarm.text());
      }
    }
  }

  private static String ratings(Ratings ratings) {
    Envelope e = ratings.envelope();
    return (Readings.isElectrical(e)
            ? Readings.range(e.minVoltage(), e.maxVoltage(), "V")
                + ", charges "
                + Readings.upTo(e.maxChargeCurrent(), "A")
                + ", discharges "
                + Readings.upTo(e.maxDischargeCurrent(), "A")
            : "no voltage and no current")
        + ", every "
        + ratings.smallestPeriod().toMillis()
        + " ms";
  }

  @Command(
      description =
          "Reads a channel again and again, and prints what it measures. Takes the control of the"
              + " instrument and switches outputs off that the host steers.")
  void watch(
      @Mixin Bench bench,
      @Mixin ChannelChoice choice,
      @Option(
              names = "--every",
              paramLabel = "TIME",
              defaultValue = "1 s",
              description = "time between two readings (${DEFAULT-VALUE})")
          String every,
      @Option(
              names = "--count",
              paramLabel = "N",
              defaultValue = "60",
              description = "how many readings (${DEFAULT-VALUE})")
          int count) {
    Duration pause = Amounts.duration("--every", every);
    LabClock clock = bench.clock();
    try (CyclerDevice device = bench.open(terminal)) {
      CyclerChannel channel = choice.of(device);
      for (int i = 0; i < count && !terminal.isGone(); i++) {
        if (i > 0) {
          clock.pause(pause);
        }
        terminal.say(Readings.line(channel, channel.read()));
      }
    }
  }

  @Command(
      description =
          "Holds something for a while, prints what is measured, and switches off; sooner if the"
              + " terminal is hung up. Needs the battery's window, which is also programmed into the"
              + " instrument's protections.")
  void set(
      @Mixin Bench bench,
      @Mixin ChannelChoice choice,
      @Mixin HeldValue value,
      @Option(
              names = "--for",
              paramLabel = "TIME",
              required = true,
              description = "how long; then it is switched off")
          String length) {
    SetPoint setPoint = value.setPoint();
    Duration left = Amounts.duration("--for", length);
    LabClock clock = bench.clock();
    try (CyclerDevice device = bench.open(terminal)) {
      SteeredChannel channel = choice.steered(device);
      AtomicBoolean ending = new AtomicBoolean();
      Thread atExit =
          new Thread(
              () -> {
                ending.set(true);
                closeAtExit(device);
              },
              "switch off");
      Runtime.getRuntime().addShutdownHook(atExit);
      try {
        channel.protect(setPoint.within());
        terminal.note(applied(channel.apply(setPoint)));
        hold(channel, new WindowWatch(setPoint.within(), channel.ratings()), clock, left);
        terminal.note(applied(channel.off()));
      } catch (RuntimeException e) {
        if (ending.get()) {
          // the link was closed from under this thread, after the output was switched off
          throw new RefusedException("ended before its time by a signal", e);
        }
        if (offAfter(channel, e)) {
          closeLost(device, e);
          offWhenItIsBack(bench, choice, clock);
        }
        throw e;
      } finally {
        forget(atExit);
      }
    }
  }

  private void hold(SteeredChannel channel, WindowWatch watch, LabClock clock, Duration left) {
    long end = clock.nanos() + left.toNanos();
    while (clock.nanos() < end) {
      Reading reading = channel.read();
      terminal.say(Readings.line(channel, reading));
      if (terminal.isGone()) {
        throw new RefusedException(
            "nobody can read this any more: the terminal or the pipe is gone; to go on without"
                + " one, write into a file");
      }
      String problem = watch.problem(reading);
      if (problem != null) {
        throw new RefusedException(
            problem + "; look at the battery, or give the window that it really has");
      }
      clock.pause(
          Duration.ofNanos(
              Math.min(Duration.ofSeconds(1).toNanos(), Math.max(1, end - clock.nanos()))));
    }
  }

  /**
   * Whoever reads about the failure has to know in which state it leaves the battery. Returns
   * whether the link is lost, so that it has to be switched off when it is back.
   */
  private boolean offAfter(SteeredChannel channel, RuntimeException failure) {
    try {
      terminal.note(applied(channel.off()));
      return false;
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      terminal.note(
          "the output may still be on: "
              + Failures.line(e)
              + "; switch off at the instrument, or with \"devices off\"");
      return e instanceof LinkLostException;
    }
  }

  private static void closeLost(CyclerDevice device, RuntimeException failure) {
    try {
      device.close();
    } catch (DeviceException e) {
      failure.addSuppressed(e); // it has been said already
    }
  }

  private void offWhenItIsBack(Bench bench, ChannelChoice choice, LabClock clock) {
    terminal.note(
        "trying for %d s to switch off when the link is back".formatted(AWAITED.toSeconds()));
    long end = clock.nanos() + AWAITED.toNanos();
    while (clock.nanos() < end) {
      clock.pause(Duration.ofSeconds(1));
      try (CyclerDevice again = bench.open(terminal)) {
        terminal.note(applied(choice.steered(again).off()));
        return;
      } catch (InterruptedDeviceException e) {
        throw e;
      } catch (DeviceException e) {
        // it is not back yet
      }
    }
    terminal.note("the link did not come back; the output may still be on");
  }

  private void closeAtExit(CyclerDevice device) {
    try {
      device.close();
      terminal.note("switched off");
    } catch (RuntimeException e) {
      terminal.note("the output may still be on: " + Failures.line(e));
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the program ends already, and the thread is at work
    }
  }

  @Command(
      description =
          "Switches channels off, and reads back that they are. Channels that run protocols"
              + " themselves are stopped.")
  void off(
      @Mixin Bench bench,
      @Parameters(
              index = "1..*",
              paramLabel = "CHANNEL",
              arity = "0..*",
              description = "names of channels; all unless said")
          @Nullable List<String> names) {
    try (CyclerDevice device = bench.open(terminal)) {
      List<CyclerChannel> chosen = ChannelChoice.named(device, names == null ? List.of() : names);
      @Nullable RuntimeException first = null;
      for (CyclerChannel channel : chosen) {
        try {
          terminal.say(channel.name() + ": " + switchedOff(channel));
        } catch (RuntimeException e) {
          terminal.note(channel.name() + ": not off: " + Failures.line(e));
          if (first == null) {
            first = e;
          } else {
            first.addSuppressed(e);
          }
        }
      }
      if (first != null) {
        throw first;
      }
    }
  }

  private static String switchedOff(CyclerChannel channel) {
    if (channel instanceof SteeredChannel steered) {
      return applied(steered.off());
    }
    if (channel instanceof ProgrammedChannel programmed) {
      programmed.stop();
      return "nothing runs, as the instrument says";
    }
    return "only measures";
  }

  private static String applied(Applied applied) {
    return (applied.output() == org.finales.cycler.spi.OutputState.ON
            ? "on, " + Readings.value(applied.value()) + " " + applied.mode().unit()
            : applied.output().name().toLowerCase(java.util.Locale.ROOT))
        + (applied.readBack() ? ", as the instrument says" : ", not read back");
  }
}
