package org.finales.core.station;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RunEvent;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.cycler.sequence.EndedBy;
import org.finales.cycler.sequence.Outcome;
import org.finales.cycler.sequence.Progress;
import org.finales.cycler.sequence.SequenceStatus;
import org.finales.cycler.sequence.Sequencer;
import org.finales.cycler.sequence.SequencerOptions;
import org.finales.cycler.sequence.SequencerSnapshot;
import org.finales.cycler.sequence.StepSummary;
import org.finales.cycler.sequence.StepWords;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.jspecify.annotations.Nullable;

/**
 * A run on a channel that the host steers: reads, corrects, lets the supervisor look, asks the
 * sequencer, records, and holds what follows once the reading is on disk. Not thread-safe.
 */
final class ChannelRun extends Run {
  /** How long the old set point may be held while the disk is slow. */
  private static final long LEAST_GRACE = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long DISK_PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final long SNAPSHOT_LAB = TimeUnit.SECONDS.toNanos(10);
  private static final long SNAPSHOT_REAL = TimeUnit.SECONDS.toNanos(2);
  private static final int PAGE = 4_000;

  /** Host's time in what is kept before anything flows: time counts from the next point. */
  private static final long NOTHING_FLOWS = 0;

  private final SteeredChannel channel;
  private final Envelope window;
  private final SequencerOptions options;
  private Sequencer sequencer;
  private List<String> words = List.of();
  private @Nullable SetPoint applied;
  private TimeLeft timeLeft;
  private long dueNanos;

  /** Not before this is it read again, however often the worker is called. */
  private long againNanos = Long.MIN_VALUE;

  private long lastHost;
  private long lastRun;

  /** Host's time at which the run's clock stood where the snapshot was taken. */
  private long beginning;

  private @Nullable RunState candidate;
  private long snapshotLab;
  private long snapshotReal = System.nanoTime();

  /**
   * Makes one, new or to go on.
   *
   * @throws IllegalArgumentException if battery, place and instrument have nothing in common
   */
  ChannelRun(RunPlace at, RunState kept, double stateOfCharge) {
    super(at, kept);
    channel = (SteeredChannel) at.device();
    window = Bounds.together(battery, at.channel().limits(), at.device().ratings().envelope());
    options = SequencerOptions.of(capacityAh(), window).withStateOfCharge(stateOfCharge);
    sequencer = Sequencer.of(protocol, options);
    timeLeft = new TimeLeft(protocol);
    snapshotLab = at.clock().nanos();
  }

  @Override
  void prepare() {
    words = StepWords.of(protocol, options);
  }

  @Override
  void start() {
    at.supervisor().begin(experiment(), view(), at.columns(), 0);
    channel.protect(protection());
    timeLeft.estimate(at.spare(), capacityAh(), window, kept.battery().battery());
    sequencer.start(micros());
    beginToFlow();
  }

  /**
   * Holds what is to be held. The time until it is held does not count, or the current that flows
   * then would count for it too. Everything that waits for the disk comes before, so that nothing
   * flows unwatched.
   */
  private void beginToFlow() {
    recorder.events(List.of(instruction()));
    if (!recorded()) {
      return;
    }
    lastRun = micros();
    lastHost = NOTHING_FLOWS;
    keep();
    hold(sequencer.setPoint());
    sequencer.resume(micros());
    lastRun = micros();
    lastHost = at.clock().micros();
    dueNanos = at.clock().nanos();
    againNanos = Long.MIN_VALUE;
  }

  private SafetyView view() {
    return new SafetyView(
        battery, at.channel().limits(), at.device().ratings(), protocol.limits(), at.periodNanos());
  }

  /** The instrument's own protection lies a little beyond what the supervisor allows. */
  private Envelope protection() {
    double volts = 4 * LimitChecks.VOLTAGE_MARGIN;
    double amperes = 1 + 5 * LimitChecks.CURRENT_MARGIN;
    Envelope all = battery.bears().and(Bounds.of(at.channel().limits()));
    return new Envelope(
        all.minVoltage() - volts * Math.abs(all.minVoltage()),
        all.maxVoltage() + volts * Math.abs(all.maxVoltage()),
        all.maxChargeCurrent() * amperes,
        all.maxDischargeCurrent() * amperes,
        all.maxChargePower() * amperes,
        all.maxDischargePower() * amperes);
  }

  @Override
  long work() {
    if (at.clock().nanos() < againNanos) {
      return againNanos;
    }
    againNanos = Long.MIN_VALUE;
    Supervisor supervisor = at.supervisor();
    Reading raw = supervisor.read();
    long now = at.clock().nanos();
    if (raw == null) {
      return now + at.periodNanos();
    }
    Reading reading = at.columns().corrected(raw);
    supervisor.check(reading);
    last = reading;
    String notice = supervisor.notice();
    if (notice != null) {
      recorder.events(List.of(event("notice", notice, null)));
    }
    if (supervisor.trip() != null) {
      record(reading);
      return now;
    }
    if (supervisor.isOutOfOrder()) {
      return now + at.periodNanos();
    }
    boolean waits = state() == ExperimentState.PAUSED;
    if (!waits && take(reading)) {
      return at.clock().nanos();
    }
    recorder.flush();
    if (recorder.isHopeless()) {
      interrupt(recordingTrip());
      return at.clock().nanos();
    }
    keepNowAndThen();
    againNanos = next(now);
    return againNanos;
  }

  /** Tells the sequencer, records, and holds what follows; returns whether to read at once. */
  private boolean take(Reading reading) {
    int step = sequencer.stepNumber();
    int cycle = sequencer.cycle();
    lastRun = micros();
    lastHost = reading.hostMicros();
    Outcome outcome =
        sequencer.accept(
            lastRun, reading.voltage(), reading.current(), at.columns().temperature(reading));
    if (outcome.record()) {
      point(reading, step, cycle);
    }
    StepSummary ended = outcome.ended();
    if (ended != null) {
      after(ended);
    }
    if (sequencer.status().isOver()) {
      finish(ended);
      return true;
    }
    SetPoint wanted = sequencer.setPoint();
    if (wanted != applied) {
      if (recorded()) {
        hold(wanted);
      }
      return true;
    }
    return ended != null;
  }

  private void point(Reading reading, int step, int cycle) {
    cycles.point();
    recorder.point(
        reading.instrumentMicros(),
        reading.hostMicros(),
        step,
        cycle,
        at.supervisor().held().mode().ordinal(),
        reading.voltage(),
        reading.current(),
        at.columns().recorded(reading));
  }

  /** Records the reading at which the supervisor switched off. */
  private void record(Reading reading) {
    if (Double.isFinite(reading.voltage())) {
      point(reading, sequencer.stepNumber(), sequencer.cycle());
      recorder.flush();
    }
  }

  private void after(StepSummary ended) {
    cycles.add(ended);
    timeLeft.ended(ended);
    List<SeriesEvent> events = new ArrayList<>();
    if (sequencer.cycle() > ended.cycle()) {
      events.add(cycleEvent(cycles.complete(sequencer.cycle())));
    }
    if (!sequencer.status().isOver()) {
      events.add(instruction());
    }
    recorder.events(events);
  }

  private SeriesEvent instruction() {
    int step = sequencer.stepNumber();
    String doing = step > 0 && step <= words.size() ? words.get(step - 1) : "";
    return event(
        RunEvent.INSTRUCTION,
        "step %d, cycle %d: %s".formatted(step, sequencer.cycle(), doing),
        null);
  }

  private void finish(@Nullable StepSummary ended) {
    String why = sequencer.reason();
    if (sequencer.status() == SequenceStatus.FAILED) {
      if (ended != null && ended.endedBy() == EndedBy.LIMIT) {
        at.supervisor().trip(new Trip("protocol-limit", String.valueOf(why)));
      }
      at.supervisor().off();
      end(ExperimentState.FAILED, String.valueOf(why), true);
      return;
    }
    at.supervisor().off();
    if (at.supervisor().trip() == null) {
      end(ExperimentState.FINISHED, "came to its end", false);
    } else {
      // all steps were done; what stands is that nobody saw it off
      tellAlarms();
      end(ExperimentState.FINISHED, "came to its end, but the output may be on", false);
    }
  }

  /** Waits until everything is on disk; holds nothing while that takes long. */
  private boolean recorded() {
    if (recorder.await(Math.max(at.periodNanos(), LEAST_GRACE))) {
      return true;
    }
    if (!recorder.isHopeless()) {
      at.supervisor().off();
      applied = null;
      sequencer.pause();
      if (recorder.await(DISK_PATIENCE)) {
        sequencer.resume(micros());
        return at.supervisor().trip() == null;
      }
    }
    interrupt(recordingTrip());
    return false;
  }

  private void hold(SetPoint wanted) {
    at.supervisor().apply(wanted);
    applied = wanted;
  }

  /** The next reading: a period after the last that was due, or when the protocol wants one. */
  private long next(long now) {
    dueNanos += at.periodNanos();
    if (dueNanos <= now) {
      dueNanos = now + at.periodNanos() - (now - dueNanos) % at.periodNanos();
    }
    long due = state() == ExperimentState.PAUSED ? Long.MAX_VALUE : sequencer.dueMicros();
    return due >= Long.MAX_VALUE / 1000 ? dueNanos : Math.min(dueNanos, Math.max(now, due * 1000));
  }

  // what is kept for going on

  private void keepNowAndThen() {
    RunState waiting = candidate;
    if (waiting != null) {
      if (recorder.durable() >= waiting.points()) {
        kept = waiting.with(kept.state(), kept.reason());
        save();
        candidate = null;
        snapshotReal = System.nanoTime();
      }
      return;
    }
    if (at.clock().nanos() - snapshotLab >= SNAPSHOT_LAB
        && System.nanoTime() - snapshotReal >= SNAPSHOT_REAL) {
      snapshotLab = at.clock().nanos();
      candidate = snapshot();
    }
  }

  private RunState snapshot() {
    SequencerSnapshot taken = sequencer.snapshot();
    return kept.with(taken, recorder.taken(), lastHost, lastRun, cycles);
  }

  /** Keeps where the run is, once all points are on disk. */
  private void keep() {
    candidate = null;
    if (recorder.await(DISK_PATIENCE)) {
      kept = snapshot();
      save();
    }
  }

  /**
   * Comes back to where the run was: the snapshot, and every point that was recorded since. Nothing
   * is told to the instrument.
   */
  void restore() {
    words = StepWords.of(protocol, options);
    RunState.Kept snapshot = kept.snapshot();
    long there = at.link().status(dataset()).points();
    recorder = new Recorder(at.link(), dataset(), at.columns().columns().size(), there);
    at.columns().calibrateFor(at.clock().micros());
    if (snapshot == null) {
      return;
    }
    sequencer = Sequencer.restore(protocol, options, snapshot.snapshot());
    beginning = kept.hostMicros();
    lastRun = kept.runMicros();
    int temperature = at.columns().temperatureColumn();
    long from = kept.points();
    while (from < there) {
      Points points = at.link().points(dataset(), from, (int) Math.min(PAGE, there - from));
      if (points.size() == 0) {
        break;
      }
      for (int i = 0; i < points.size(); i++) {
        replay(
            points.hostMicros(i),
            points.voltage(i),
            points.current(i),
            temperature < 0 ? Double.NaN : points.auxiliary(i, temperature));
      }
      from += points.size();
    }
    lastHost = Math.max(lastHost, kept.hostMicros());
    sequencer.pause();
  }

  private void replay(long host, double voltage, double current, double temperature) {
    if (sequencer.status() != SequenceStatus.RUNNING) {
      return;
    }
    if (beginning == NOTHING_FLOWS) {
      beginning = host;
      sequencer.resume(kept.runMicros());
    }
    long micros = Math.max(lastRun, kept.runMicros() + host - beginning);
    Outcome outcome = sequencer.accept(micros, voltage, current, temperature);
    lastRun = micros;
    lastHost = host;
    cycles.point();
    StepSummary ended = outcome.ended();
    if (ended != null) {
      // its events lie behind the point already
      cycles.add(ended);
      if (sequencer.cycle() > ended.cycle()) {
        cycles.complete(sequencer.cycle());
      }
    }
  }

  /** Whether the protocol had come to its end before the station was killed. */
  boolean hadEnded() {
    return sequencer.status().isOver();
  }

  /** Ends a run whose last point was recorded before the station was killed. */
  void endAsItHad() {
    finish(null);
  }

  @Override
  void goOn() {
    at.supervisor().begin(experiment(), view(), at.columns(), sequencer.seconds());
    channel.protect(protection());
    if (sequencer.status() == SequenceStatus.READY) {
      sequencer.start(micros());
    } else {
      sequencer.resume(micros());
    }
    timeLeft.estimate(at.spare(), capacityAh(), window, kept.battery().battery());
    beginToFlow();
  }

  @Override
  void halt() {
    sequencer.pause();
    applied = null;
    keep();
  }

  @Override
  void stopFlow() {
    at.supervisor().off();
  }

  @Override
  @Nullable String skip() {
    if (state() != ExperimentState.RUNNING || sequencer.step() == null) {
      return "no step runs; resume the experiment first";
    }
    againNanos = Long.MIN_VALUE;
    Outcome outcome = sequencer.skip();
    StepSummary ended = outcome.ended();
    if (ended != null) {
      after(ended);
    }
    if (sequencer.status().isOver()) {
      finish(ended);
      return null;
    }
    if (recorded()) {
      keep();
      hold(sequencer.setPoint());
    }
    return null;
  }

  @Override
  int step() {
    return sequencer.stepNumber();
  }

  @Override
  String text() {
    Progress progress = sequencer.progress();
    return switch (state()) {
      case PAUSED, INTERRUPTED, FAILED, ABORTED ->
          state().name().toLowerCase(java.util.Locale.ROOT)
              + (kept.reason().isEmpty() ? "" : ", " + kept.reason())
              + "; "
              + progress.text();
      default -> progress.text();
    };
  }

  @Override
  double progress() {
    return sequencer.progress().fraction();
  }

  @Override
  double secondsLeft() {
    return timeLeft.seconds(sequencer.seconds(), sequencer.stepSeconds());
  }
}
