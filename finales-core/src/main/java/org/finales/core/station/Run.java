package org.finales.core.station;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.finales.api.cycling.CyclingOrder;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.Calibration;
import org.finales.api.experiment.ChannelAlarm;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RunEvent;
import org.finales.api.json.FinalesJson;
import org.finales.core.protocol.check.BatteryWindow;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.StorageFullException;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * An experiment on a channel: what steered and programmed channels have in common. Not thread-safe;
 * all is called by the channel's worker.
 */
abstract class Run {
  private static final Logger log = LoggerFactory.getLogger(Run.class);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(500);

  final RunPlace at;
  final CyclingOrder order;
  final Protocol protocol;
  final BatteryWindow battery;
  CycleBook cycles;
  Recorder recorder;
  RunState kept;
  @Nullable Reading last;
  private boolean over;
  private boolean wantsToGoOn;

  Run(RunPlace at, RunState kept) {
    this.at = at;
    this.kept = kept;
    this.order = FinalesJson.convert(kept.claim().parameters(), CyclingOrder.class);
    this.protocol = order.protocol();
    this.battery = BatteryWindow.of(kept.battery().battery());
    this.cycles = new CycleBook(kept.cycles(), kept.cycle());
    this.recorder = new Recorder(at.link(), kept.dataset(), at.columns().columns().size(), 0);
  }

  /** The charge that C-rates refer to, in Ah; NaN if nobody knows. */
  final double capacityAh() {
    return Bounds.number(order.capacity(), "Ah", battery.capacityAh());
  }

  final ExperimentState state() {
    return kept.state();
  }

  /** Whether all is told and on disk, so that the channel is free. */
  final boolean isOver() {
    return over;
  }

  final UUID experiment() {
    return kept.experiment();
  }

  final UUID dataset() {
    return kept.dataset();
  }

  final long token() {
    return kept.claim().token();
  }

  final long micros() {
    return at.clock().nanos() / 1000;
  }

  /** Begins a new run; nothing flows before the laboratory has it on disk. */
  final void begin() {
    save();
    List<String> modes = new ArrayList<>();
    for (ControlMode mode : ControlMode.values()) {
      modes.add(mode.name());
    }
    String name = kept.name().isBlank() ? "experiment" : kept.name();
    at.link()
        .open(
            kept.experiment(),
            new RecordedDataset(
                kept.dataset(),
                name.substring(0, Math.min(200, name.length())),
                modes,
                at.columns().columns()));
    recorder =
        new Recorder(
            at.link(),
            kept.dataset(),
            at.columns().columns().size(),
            at.link().status(kept.dataset()).points());
    try {
      prepare();
    } catch (IllegalArgumentException e) {
      end(ExperimentState.FAILED, String.valueOf(e.getMessage()), true);
      return;
    }
    at.columns().calibrateFor(at.clock().micros());
    List<SeriesEvent> events = new ArrayList<>();
    events.add(status(ExperimentState.RUNNING, "begins on channel " + at.channel().name(), null));
    for (Calibration calibration : at.columns().holding()) {
      events.add(
          event(
              RunEvent.INSTRUCTION,
              "%s is corrected by a gain of %s and an offset of %s"
                  .formatted(
                      calibration.quantity(),
                      Texts.number(calibration.gain()),
                      Texts.number(calibration.offset())),
              calibration));
    }
    recorder.events(events);
    if (!recorder.await(PATIENCE)) {
      interrupt(recordingTrip());
      return;
    }
    try {
      start();
    } catch (DeviceException e) {
      fault(e);
    }
  }

  /** Makes everything ready. Nothing is told to the instrument yet. */
  abstract void prepare();

  /** Begins on the instrument. */
  abstract void start();

  /** Does what is due. Returns when to be called next, by the laboratory's clock in ns. */
  final long tick() {
    recorder.poll();
    tellAlarms();
    if (over || state().isOver()) {
      settle();
      if (!over && recorder.isHopeless() && at.supervisor().trip() == null) {
        // it is over, but nobody can be told: people have to make room
        at.supervisor().trip(recordingTrip());
        tellAlarms();
      }
      return at.clock().nanos() + POLL;
    }
    if (at.supervisor().trip() != null && state() != ExperimentState.INTERRUPTED) {
      tripped();
      return at.clock().nanos();
    }
    if (state() == ExperimentState.INTERRUPTED) {
      if (mayGoOn()) {
        tryToGoOn();
      }
      return at.clock().nanos() + POLL;
    }
    try {
      return work();
    } catch (DeviceException e) {
      fault(e);
      return at.clock().nanos() + at.periodNanos();
    }
  }

  /** One reading and what follows from it. */
  abstract long work();

  private boolean mayGoOn() {
    return at.supervisor().trip() == null
        && !recorder.isHopeless()
        && (wantsToGoOn || kept.recovery() == Recovery.RESUME);
  }

  private void tryToGoOn() {
    try {
      at.supervisor().off();
      if (at.supervisor().trip() != null) {
        return;
      }
      wantsToGoOn = false;
      state(ExperimentState.RUNNING, "goes on");
      goOn();
    } catch (DeviceException e) {
      log.info("channel {} cannot go on yet: {}", at.channel().name(), e.getMessage());
      kept = kept.with(ExperimentState.INTERRUPTED, String.valueOf(e.getMessage()));
      recorder.events(
          List.of(status(ExperimentState.INTERRUPTED, String.valueOf(e.getMessage()), null)));
    }
  }

  /** Goes on after an interruption. */
  abstract void goOn();

  /** The instrument refused or did not answer; switches off and says so. */
  final void fault(DeviceException e) {
    boolean refused = e instanceof org.finales.cycler.spi.RefusedException;
    if (at.supervisor().trip() == null) {
      at.supervisor()
          .trip(new Trip(refused ? "refused" : "link-lost", String.valueOf(e.getMessage())));
    }
    tripped();
  }

  private void tripped() {
    Trip why = at.supervisor().trip();
    if (why == null) {
      return;
    }
    tellAlarms();
    if (why.isOfTheLink() && kept.recovery() != Recovery.FAIL) {
      interrupt(why);
    } else {
      end(ExperimentState.FAILED, why.code() + ": " + why.text(), true);
    }
  }

  /** Says what a recorder's trouble is. */
  final Trip recordingTrip() {
    RuntimeException trouble = recorder.trouble();
    String text = trouble == null ? "it takes too long" : String.valueOf(trouble.getMessage());
    return trouble instanceof StorageFullException
        ? new Trip("storage-full", "points cannot be recorded: " + text + "; make room")
        : new Trip("recording-failed", "points cannot be recorded: " + text);
  }

  final void interrupt(Trip why) {
    if (at.supervisor().trip() == null) {
      at.supervisor().trip(why);
    }
    tellAlarms();
    halt();
    state(ExperimentState.INTERRUPTED, why.code() + ": " + why.text());
  }

  /** Switches off because the station ends; the run may go on when it is there again. */
  final void close() {
    if (over || state().isOver()) {
      recorder.await(PATIENCE / 6);
      settle();
      return;
    }
    // a run that was paused is paused when the station is there again
    boolean flows = state() == ExperimentState.RUNNING;
    if (leave() && flows) {
      state(ExperimentState.INTERRUPTED, "the station was closed");
    }
    recorder.await(PATIENCE / 6);
  }

  /** Leaves the instrument as it is to be while the station is away; whether the run stands. */
  boolean leave() {
    at.supervisor().off();
    halt();
    return true;
  }

  /** Lets the time of the protocol stand still. */
  abstract void halt();

  /** Pauses; returns why not, or null. */
  final @Nullable String pause(String why) {
    if (state() != ExperimentState.RUNNING) {
      return "the experiment is " + state() + "; only a running one can be paused";
    }
    halt();
    try {
      stopFlow();
    } catch (DeviceException e) {
      return String.valueOf(e.getMessage());
    }
    if (at.supervisor().trip() == null) {
      state(ExperimentState.PAUSED, why);
    }
    return null;
  }

  /** Lets nothing flow. */
  abstract void stopFlow();

  /** Goes on; returns why not, or null. */
  final @Nullable String resume(String why) {
    if (at.supervisor().trip() != null) {
      return "an alarm stands; acknowledge it first";
    }
    if (state() == ExperimentState.INTERRUPTED) {
      wantsToGoOn = true;
      return null;
    }
    if (state() != ExperimentState.PAUSED) {
      return "the experiment is " + state() + "; only a paused or interrupted one can go on";
    }
    state(ExperimentState.RUNNING, why);
    try {
      goOn();
    } catch (DeviceException e) {
      fault(e);
    }
    return null;
  }

  /** Ends the step; returns why not, or null. */
  abstract @Nullable String skip();

  /** Ends the run because people want it to. */
  final void abort(String why) {
    if (state().isOver()) {
      return;
    }
    at.supervisor().off();
    halt();
    end(ExperimentState.ABORTED, why, true);
  }

  /** Changes the state, on disk here and there. */
  final void state(ExperimentState state, String why) {
    kept = kept.with(state, why);
    save();
    recorder.events(List.of(status(state, why, null)));
  }

  /** Ends the run. */
  final void end(ExperimentState how, String why, boolean permanent) {
    if (state().isOver()) {
      return;
    }
    kept = kept.with(how, why).with(cycles);
    save();
    tellEnd(permanent);
    settle();
  }

  private void tellEnd(boolean permanent) {
    tellAlarms();
    List<SeriesEvent> events = new ArrayList<>();
    if (cycles.hasMore()) {
      events.add(cycleEvent(cycles.complete(cycles.now().number() + 1)));
    }
    JsonNode outcome =
        state() == ExperimentState.FINISHED
            ? Outcomes.of(this, at.clock().now(), SeriesEvent.LONGEST / 2)
            : null;
    RunEvent last =
        new RunEvent(state(), token(), step(), (int) cycles.now().number(), permanent, outcome);
    events.add(event(RunEvent.KIND, kept.reason().isEmpty() ? "ended" : kept.reason(), last));
    recorder.events(events);
    recorder.await(PATIENCE);
  }

  /** Tells the end again after the station was killed while it told it. */
  final void endAgain() {
    at.supervisor().off();
    tellEnd(true);
    settle();
  }

  /** The run is over once everything is on disk. */
  private void settle() {
    if (!over && state().isOver() && recorder.isEmpty()) {
      StateFiles.delete(at.file());
      at.supervisor().end();
      over = true;
    }
  }

  /** Keeps the state on disk. */
  final void save() {
    try {
      kept.write(at.file());
    } catch (UncheckedIOException e) {
      log.error("the state of channel {} is not kept: {}", at.channel().name(), e.getMessage());
    }
  }

  /** Number of the step, from 1; 0 for none. */
  abstract int step();

  /** What is going on, in words. */
  abstract String text();

  /** How far the step is, 0 to 1, or NaN. */
  abstract double progress();

  /** For how long it will run by estimate, in s, or NaN. */
  abstract double secondsLeft();

  final void tellAlarms() {
    List<ChannelAlarm> alarms = at.supervisor().untold();
    if (!alarms.isEmpty()) {
      List<SeriesEvent> events = new ArrayList<>();
      for (ChannelAlarm alarm : alarms) {
        events.add(event(RunEvent.ALARM, alarm.code() + ": " + alarm.text(), alarm));
      }
      recorder.events(events);
    }
  }

  final SeriesEvent cycleEvent(CycleFigures cycle) {
    return event(
        RunEvent.CYCLE,
        "cycle %d: charged %s Ah, discharged %s Ah"
            .formatted(
                cycle.number(),
                Texts.number(cycle.chargeCapacity()),
                Texts.number(cycle.dischargeCapacity())),
        cycle);
  }

  final SeriesEvent status(ExperimentState state, String why, @Nullable JsonNode outcome) {
    RunEvent detail =
        new RunEvent(state, token(), step(), (int) cycles.now().number(), false, outcome);
    return event(RunEvent.KIND, why, detail);
  }

  final SeriesEvent event(String kind, String message, @Nullable Object detail) {
    String text = message.isEmpty() ? kind : message;
    return new SeriesEvent(
        at.clock().micros(),
        kind,
        text.length() > 4000 ? text.substring(0, 4000) + "…" : text,
        detail == null ? null : FinalesJson.write(detail));
  }
}
