package org.finales.core.station;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Claim;
import org.finales.api.broker.UnavailableException;
import org.finales.api.cycling.CyclingOrder;
import org.finales.api.experiment.ChannelActivity;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationOrder;
import org.finales.api.json.FinalesJson;
import org.finales.core.protocol.check.BatteryWindow;
import org.finales.core.protocol.check.Compatibility;
import org.finales.core.protocol.check.Finding;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SteeredChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Works for one channel: finds its instrument, offers what it can do, runs one experiment after the
 * other, follows orders. Everything happens in {@link #tick}, on one thread at a time; what comes
 * from others goes through a mailbox.
 */
final class ChannelWorker {
  private static final Logger log = LoggerFactory.getLogger(ChannelWorker.class);
  private static final long IDLE = TimeUnit.SECONDS.toNanos(2);
  private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(1);
  private static final long ASK_AGAIN = TimeUnit.SECONDS.toNanos(5);

  private final LabLink link;
  private final UUID station;
  private final StationChannel channel;
  private final Instruments instruments;
  private final LabClock clock;
  private final Path file;
  private final AlarmBook alarms;
  private final Executor spare;
  private final Runnable bell;
  private final ArrayDeque<Runnable> mail = new ArrayDeque<>();
  private @Nullable RunPlace place;
  private @Nullable Run run;
  private boolean recovered;
  private String problem = "not opened yet";
  private long lookNanos = System.nanoTime();
  private long offerNanos = System.nanoTime();
  private @Nullable Reading idle;
  private volatile @Nullable UUID tenant;
  private volatile boolean wantsWork;
  private volatile boolean running;
  private volatile long token;
  private volatile boolean reportWanted = true;
  private volatile ChannelReport report;
  private volatile @Nullable Supervisor supervisor;
  private ChannelActivity told = ChannelActivity.LOST;

  ChannelWorker(
      LabLink link,
      UUID station,
      StationChannel channel,
      Instruments instruments,
      LabClock clock,
      Path folder,
      Executor spare,
      Runnable bell) {
    this.link = link;
    this.station = station;
    this.channel = channel;
    this.instruments = instruments;
    this.clock = clock;
    this.file = StateFiles.file(folder, channel.name(), ".run.json");
    this.alarms = new AlarmBook(StateFiles.file(folder, channel.name(), ".alarms.json"));
    this.spare = spare;
    this.bell = bell;
    this.report = idleReport(ChannelActivity.LOST, problem);
  }

  String name() {
    return channel.name();
  }

  /** Does what is due; returns when to be called next, by the laboratory's clock in ns. */
  long tick() {
    try {
      long due = work();
      tellIfWanted();
      return due;
    } catch (UnavailableException e) {
      log.info("channel {}: the laboratory cannot be reached: {}", name(), e.getMessage());
      return clock.nanos() + LOOK_AGAIN;
    } catch (RuntimeException e) {
      // nothing may end the worker; whatever it is, the channel is made safe
      log.error("channel {} failed", name(), e);
      Supervisor watching = supervisor;
      if (watching != null && run != null) {
        watching.trip(new Trip("runner-failed", "the runner failed: " + e));
      }
      return clock.nanos() + LOOK_AGAIN;
    }
  }

  private long work() {
    readMail();
    RunPlace here = place;
    if (here == null) {
      here = look();
      if (here == null) {
        return clock.nanos() + LOOK_AGAIN;
      }
    }
    if (!recovered) {
      recover(here);
      recovered = true;
    }
    offer(here);
    alarms.saveIfNeeded();
    long due = Long.MAX_VALUE;
    if (here.supervisor().trip() != null && !here.supervisor().isSafe()) {
      due = here.supervisor().tryAgain();
    }
    Run now = run;
    if (now != null) {
      due = Math.min(due, now.tick());
      running = now.state() == ExperimentState.RUNNING;
      if (now.isOver()) {
        run = null;
        token = 0;
        running = false;
      }
    } else {
      due = Math.min(due, idle(here));
    }
    wantsWork = run == null && problem.isEmpty() && alarms.isClear();
    return due;
  }

  private void readMail() {
    while (true) {
      Runnable letter;
      synchronized (mail) {
        letter = mail.poll();
      }
      if (letter == null) {
        return;
      }
      letter.run();
    }
  }

  /** Lets the worker do something in its turn. */
  void post(Runnable letter) {
    synchronized (mail) {
      mail.add(letter);
    }
    bell.run();
  }

  boolean hasMail() {
    synchronized (mail) {
      return !mail.isEmpty();
    }
  }

  private @Nullable RunPlace look() {
    if (System.nanoTime() - lookNanos < 0) {
      return null;
    }
    lookNanos = System.nanoTime() + LOOK_AGAIN;
    try {
      CyclerChannel device = instruments.channel(channel);
      long smallest = device.ratings().smallestPeriod().toNanos();
      long period = Math.max(smallest, (long) (1e9 * Bounds.number(channel.period(), "s", 1)));
      SafetyView view =
          new SafetyView(
              new BatteryWindow(Envelope.UNBOUNDED, -1e9, 1e9, -1e9, 1e9, Double.NaN),
              channel.limits(),
              device.ratings(),
              null,
              period);
      Supervisor watching = new Supervisor(device, clock, alarms, view);
      RunPlace found =
          new RunPlace(
              link,
              station,
              channel,
              device,
              watching,
              new ReadingColumns(channel, device.inputs()),
              clock,
              period,
              file,
              spare);
      if (device instanceof SteeredChannel) {
        // opening switched it off; this sees to it
        watching.off();
      }
      supervisor = watching;
      place = found;
      problem = "";
      return found;
    } catch (DeviceException | BrokerException | IllegalArgumentException e) {
      problem = String.valueOf(e.getMessage());
      return null;
    }
  }

  private void offer(RunPlace here) {
    if (tenant != null || System.nanoTime() - offerNanos < 0) {
      return;
    }
    offerNanos = System.nanoTime() + ASK_AGAIN;
    tenant = link.offer(station, name(), Offers.of(channel, here.device()));
  }

  private long idle(RunPlace here) {
    try {
      Reading raw = here.device().read();
      here.columns().calibrateFor(clock.micros());
      idle = here.columns().corrected(raw);
      problem =
          here.device() instanceof ProgrammedChannel programmed && isBusy(programmed)
              ? "the instrument runs something that was not started here; end it there first"
              : "";
    } catch (DeviceException e) {
      idle = null;
      problem = String.valueOf(e.getMessage());
    }
    return clock.nanos() + Math.max(IDLE, here.periodNanos());
  }

  private static boolean isBusy(ProgrammedChannel programmed) {
    return switch (programmed.progress().state()) {
      case RUNNING, PAUSED -> true;
      default -> false;
    };
  }

  // work

  /** Hands over a claim. */
  void give(Claim claim) {
    post(() -> take(claim));
  }

  private void take(Claim claim) {
    RunPlace here = place;
    if (run != null && run.token() == claim.token()) {
      // the laboratory was asked twice and gave it twice
      return;
    }
    if (here == null || run != null || !alarms.isClear()) {
      link.giveBack(claim.token(), "channel " + name() + " is not free any more");
      return;
    }
    Experiment experiment;
    RegisteredBattery battery;
    CyclingOrder order;
    try {
      experiment = link.experiment(claim, station, name());
      battery = link.battery(experiment.battery());
      order = FinalesJson.convert(claim.parameters(), CyclingOrder.class);
    } catch (BrokerException | IllegalArgumentException | IllegalStateException e) {
      if (e instanceof UnavailableException) {
        post(() -> take(claim));
        throw e;
      }
      log.warn("channel {} gives request {} back", name(), claim.request().id(), e);
      link.giveBack(claim.token(), String.valueOf(e.getMessage()));
      return;
    }
    RunState begun =
        new RunState(
            claim,
            experiment.id(),
            experiment.name(),
            experiment.recovery(),
            battery,
            dataset(claim),
            ExperimentState.RUNNING,
            "",
            clock.now(),
            false,
            null,
            0,
            clock.micros(),
            clock.nanos() / 1000,
            List.of(),
            CycleBook.empty(1, 0));
    token = claim.token();
    String refusal = refusal(here, battery, order);
    Run made;
    try {
      made =
          refusal != null
              ? new RefusedRun(here, begun, refusal)
              : made(here, begun, StateOfCharge.of(experiment));
    } catch (IllegalArgumentException e) {
      made = new RefusedRun(here, begun, String.valueOf(e.getMessage()));
    }
    run = made;
    running = true;
    made.begin();
  }

  /** The same claim always has the same data set, also when the station dies meanwhile. */
  private static UUID dataset(Claim claim) {
    return UUID.nameUUIDFromBytes(
        ("data set of request " + claim.request().id() + " under claim " + claim.token())
            .getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String refusal(RunPlace here, RegisteredBattery battery, CyclingOrder order) {
    List<String> reasons = new ArrayList<>();
    for (Finding finding :
        Compatibility.of(
            order.protocol(), battery.battery(), Offers.ability(channel, here.device()))) {
      if (finding.level() == Finding.Level.ERROR) {
        reasons.add(finding.toString());
      }
    }
    return reasons.isEmpty() ? null : String.join("; ", reasons);
  }

  private static Run made(RunPlace here, RunState kept, double stateOfCharge) {
    if (here.device() instanceof SteeredChannel) {
      return new ChannelRun(here, kept, stateOfCharge);
    }
    if (here.device() instanceof ProgrammedChannel) {
      return new ProgrammedRun(here, kept);
    }
    throw new IllegalArgumentException(
        "channel " + here.channel().name() + " only measures; choose one that cycles");
  }

  private void recover(RunPlace here) {
    Optional<RunState> found = RunState.read(file);
    if (found.isEmpty()) {
      return;
    }
    RunState kept = found.get();
    token = kept.claim().token();
    Run made = made(here, kept, Double.NaN);
    if (made instanceof ChannelRun steered) {
      steered.restore();
    } else if (made instanceof ProgrammedRun programmed) {
      programmed.restore();
    }
    run = made;
    if (kept.state().isOver()) {
      made.endAgain();
      return;
    }
    Trip trip = here.supervisor().trip();
    if (trip != null && !trip.isOfTheLink()) {
      made.end(ExperimentState.FAILED, trip.code() + ": " + trip.text(), true);
    } else if (made instanceof ProgrammedRun programmed) {
      programmed.goOnFollowing();
    } else if (made instanceof ChannelRun steered && steered.hadEnded()) {
      steered.endAsItHad();
    } else if (kept.recovery() == Recovery.FAIL) {
      made.end(ExperimentState.FAILED, "the station was interrupted", true);
    } else if (kept.state() == ExperimentState.RUNNING) {
      made.state(ExperimentState.INTERRUPTED, "the station was interrupted");
    }
  }

  // orders

  /**
   * Follows an order for this channel in its turn.
   *
   * @param answered takes what to answer
   */
  void order(StationOrder order, java.util.function.Consumer<JsonNode> answered) {
    post(() -> answered.accept(Answers.of(followed(order))));
  }

  private @Nullable String followed(StationOrder order) {
    Run now = run;
    String why = order.reason().isEmpty() ? "" : ": " + order.reason();
    UUID meant = order.experiment();
    // An alarm outlives the experiment that it ended.
    if (meant != null
        && order.kind() != OrderKind.ACKNOWLEDGE
        && (now == null || !now.experiment().equals(meant))) {
      return "that experiment is not on channel " + name() + " any more";
    }
    switch (order.kind()) {
      case ACKNOWLEDGE -> {
        return acknowledge();
      }
      case PAUSE, RESUME, SKIP, ABORT -> {
        if (now == null) {
          return "no experiment is on channel " + name();
        }
        return switch (order.kind()) {
          case PAUSE -> now.pause("paused by " + order.actor() + why);
          case RESUME -> now.resume("resumed by " + order.actor() + why);
          case SKIP -> now.skip();
          default -> {
            now.abort("aborted by " + order.actor() + why);
            yield null;
          }
        };
      }
      default -> {
        return "a channel cannot do that";
      }
    }
  }

  private @Nullable String acknowledge() {
    RunPlace here = place;
    if (here == null) {
      return "the instrument is lost, and nobody knows whether its output is off; bring it back";
    }
    Run now = run;
    if (now != null) {
      // what a run does about an alarm comes before the alarm is forgotten
      now.tick();
    }
    String refusal = here.supervisor().acknowledge();
    if (refusal == null) {
      try {
        instruments.acknowledge(channel);
      } catch (DeviceException e) {
        log.info("channel {} was not told: {}", name(), e.getMessage());
      }
    }
    return refusal;
  }

  /** Switches off at once, on whatever thread. */
  boolean stop(String why) {
    Supervisor watching = supervisor;
    if (watching != null) {
      watching.trip(new Trip("emergency-stop", why));
      bell.run();
      return watching.isSafe();
    }
    return false;
  }

  /** Ends the run if the laboratory says that its claim is over. */
  void retracted(long endedToken, String why) {
    post(
        () -> {
          Run now = run;
          if (now != null && now.token() == endedToken) {
            now.abort(why);
          }
        });
  }

  /** The newest reading in words and numbers, for trials. */
  void test(java.util.function.Consumer<JsonNode> answered) {
    post(
        () -> {
          Run now = run;
          Reading reading = now == null ? null : now.last;
          RunPlace here = place;
          if (reading == null && here != null) {
            idle(here);
            reading = idle;
          }
          answered.accept(
              reading == null
                  ? Answers.of(problem)
                  : Answers.of(name(), reading, here == null ? List.of() : here.device().inputs()));
        });
  }

  /** Ends: off, and what runs is interrupted. */
  void close() {
    readMail();
    wantsWork = false;
    Run now = run;
    if (now != null) {
      now.close();
    } else {
      Supervisor watching = supervisor;
      RunPlace here = place;
      if (watching != null && here != null && here.device() instanceof SteeredChannel) {
        watching.off();
      }
    }
    report = idleReport(ChannelActivity.LOST, "the station is closed");
  }

  // what others see

  @Nullable UUID tenant() {
    return tenant;
  }

  boolean wantsWork() {
    return wantsWork;
  }

  /** Whether an experiment's time passes. */
  boolean isRunning() {
    return running;
  }

  long token() {
    return token;
  }

  @Nullable Supervisor supervisor() {
    return supervisor;
  }

  ChannelReport report() {
    reportWanted = true;
    return report;
  }

  private void tellIfWanted() {
    ChannelActivity now = activity();
    if (reportWanted || now != told) {
      reportWanted = false;
      told = now;
      report = made(now);
    }
  }

  private ChannelActivity activity() {
    if (place == null) {
      return ChannelActivity.LOST;
    }
    Run now = run;
    if (!alarms.isClear()) {
      return ChannelActivity.ALARM;
    }
    if (now != null) {
      return switch (now.state()) {
        case PAUSED -> ChannelActivity.PAUSED;
        case INTERRUPTED -> ChannelActivity.INTERRUPTED;
        default -> ChannelActivity.RUNNING;
      };
    }
    return problem.isEmpty() ? ChannelActivity.IDLE : ChannelActivity.LOST;
  }

  private ChannelReport made(ChannelActivity activity) {
    Run now = run;
    if (now == null) {
      return idleReport(activity, problem.isEmpty() ? "waits for work" : problem);
    }
    Reading reading = now.last;
    double progress = now.progress();
    double left = now.secondsLeft();
    return new ChannelReport(
        name(),
        activity,
        now.experiment(),
        now.dataset(),
        clock.now(),
        reading == null ? null : (Double) reading.voltage(),
        reading == null ? null : (Double) reading.current(),
        measured(reading),
        now.step(),
        now.protocol.steps().size(),
        (int) now.cycles.now().number(),
        now.text(),
        Double.isFinite(progress) ? progress : null,
        Double.isFinite(left) ? left : null,
        alarms.standing());
  }

  private ChannelReport idleReport(ChannelActivity activity, String text) {
    Reading reading = idle;
    Instant now = clock.now();
    return new ChannelReport(
        name(),
        activity,
        null,
        null,
        now,
        reading == null ? null : (Double) reading.voltage(),
        reading == null ? null : (Double) reading.current(),
        measured(reading),
        0,
        0,
        0,
        text,
        null,
        null,
        alarms.standing());
  }

  private List<ChannelReport.Measured> measured(@Nullable Reading reading) {
    RunPlace here = place;
    if (reading == null || here == null) {
      return List.of();
    }
    double[] values = here.columns().recorded(reading);
    List<ChannelReport.Measured> all = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      all.add(
          new ChannelReport.Measured(
              here.columns().columns().get(i).name(),
              here.columns().columns().get(i).unit(),
              Double.isFinite(values[i]) ? values[i] : null));
    }
    return all;
  }
}
