package org.finales.cycler.drivers.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.Protocol;
import org.finales.api.json.FinalesJson;
import org.finales.cycler.cell.CellModel;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.sequence.Outcome;
import org.finales.cycler.sequence.SequenceStatus;
import org.finales.cycler.sequence.Sequencer;
import org.finales.cycler.sequence.SequencerOptions;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RecordedPoint;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.RunProgress;
import org.finales.cycler.spi.RunState;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;

/**
 * A simulated channel that runs protocols itself. It lives in the past until somebody looks: then
 * it does what it would have done since, one reading per period.
 */
final class ProgrammedSimulation implements ProgrammedChannel {
  /** Most points that are kept; then the channel protects itself. */
  private static final int ROOM = 5_000_000;

  private final String name;
  private final Ratings ratings;
  private final CellModel cell;
  private final SimulatedMeter meter;
  private final LabClock clock;
  private final Door door;
  private final long periodMicros;
  private final List<RecordedPoint> points = new ArrayList<>();
  private @Nullable Protocol uploaded;
  private @Nullable Sequencer run;
  private SetPoint held = SetPoint.REST;
  private boolean full;
  private long startMicros;
  private long doneNanos;
  private long readMicros;

  ProgrammedSimulation(
      String name,
      Ratings ratings,
      CellParameters cell,
      SimulatedMeter meter,
      LabClock clock,
      Duration period,
      Door door) {
    this.door = door;
    this.name = name;
    this.ratings = ratings;
    this.cell = new CellModel(cell);
    this.meter = meter;
    this.clock = clock;
    this.periodMicros = period.toNanos() / 1000;
    this.doneNanos = clock.nanos();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Ratings ratings() {
    return ratings;
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return SteeredSimulation.INPUTS;
  }

  @Override
  public List<String> formats() {
    return List.of("finales");
  }

  @Override
  public synchronized Reading read() {
    catchUp();
    return reading();
  }

  private Reading reading() {
    return meter.read(cell.voltage(), cell.current(), cell.temperature(), held != SetPoint.REST);
  }

  @Override
  public synchronized void upload(ProtocolFile protocol) {
    if (!formats().contains(protocol.format())) {
      throw new IllegalArgumentException(
          "channel " + name + " reads finales, not " + protocol.format());
    }
    refuseIfBusy();
    try {
      Protocol read =
          FinalesJson.read(protocol.text().getBytes(StandardCharsets.UTF_8), Protocol.class);
      sequencer(read);
      uploaded = read;
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          "protocol", "channel " + name + " cannot run this: " + e.getMessage());
    }
  }

  private Sequencer sequencer(Protocol protocol) {
    return Sequencer.of(
        protocol,
        SequencerOptions.of(cell.parameters().packCapacityAh(), ratings.envelope())
            .withStateOfCharge(cell.stateOfCharge())
            .withEstimatedImpedance());
  }

  private void refuseIfBusy() {
    catchUp();
    RunState state = state();
    if (state == RunState.RUNNING || state == RunState.PAUSED) {
      throw new RefusedException(
          "busy", "channel " + name + " is " + state + "; wait for it, or stop it");
    }
  }

  @Override
  public synchronized void start() {
    Protocol protocol = uploaded;
    if (protocol == null) {
      throw new RefusedException("nothing", "upload a protocol to channel " + name + " first");
    }
    refuseIfBusy();
    Sequencer begun = sequencer(protocol);
    uploaded = null;
    points.clear();
    full = false;
    startMicros = clock.micros();
    readMicros = 0;
    run = begun;
    begun.start(0);
    hold(begun);
    take(begun);
  }

  private void hold(Sequencer running) {
    SetPoint wanted = running.setPoint();
    double chamber = running.chamberCelsius();
    if (!Double.isNaN(chamber)) {
      cell.ambient(Math.max(-273, Math.min(1000, chamber)));
    }
    if (wanted != held) {
      cell.hold(wanted);
      held = wanted;
    }
  }

  /** Reads, records, and holds what follows, as often as steps end at this moment. */
  private void take(Sequencer running) {
    Outcome outcome;
    do {
      int step = running.stepNumber();
      int cycle = running.cycle();
      Reading reading = at(readMicros);
      outcome =
          running.accept(readMicros, reading.voltage(), reading.current(), reading.auxiliary(0));
      if (outcome.record()) {
        points.add(new RecordedPoint(points.size(), readMicros / 1e6, step, cycle, reading));
      }
      hold(running);
    } while (outcome.ended() != null && running.status() == SequenceStatus.RUNNING);
    if (points.size() >= ROOM) {
      full = true;
      running.stop("there is no room for more points");
      hold(running);
    }
  }

  private Reading at(long micros) {
    Reading now = reading();
    return new Reading(
        startMicros + micros,
        startMicros + micros,
        now.voltage(),
        now.current(),
        now.output(),
        now.auxiliary(0));
  }

  private void catchUp() {
    door.check();
    long now = clock.nanos();
    long left = (now - doneNanos) / 1000;
    doneNanos += left * 1000;
    Sequencer running = run;
    while (running != null && running.status() == SequenceStatus.RUNNING && left > 0) {
      long toDue = Math.max(1, running.dueMicros() - readMicros);
      long toReading = periodMicros - readMicros % periodMicros;
      long pass = Math.min(left, Math.min(toReading, toDue));
      cell.advance(pass / 1e6);
      readMicros += pass;
      left -= pass;
      if (pass == toReading || pass == toDue) {
        take(running);
      }
    }
    if (left > 0) {
      cell.advance(Math.min(left / 1e6, CellModel.MAX_SECONDS));
    }
  }

  private RunState state() {
    Sequencer running = run;
    if (running == null) {
      return RunState.IDLE;
    }
    return switch (running.status()) {
      case READY -> RunState.IDLE;
      case RUNNING -> RunState.RUNNING;
      case PAUSED -> RunState.PAUSED;
      case FINISHED -> RunState.FINISHED;
      case STOPPED -> full ? RunState.PROTECTED : RunState.STOPPED;
      case FAILED -> RunState.PROTECTED;
    };
  }

  @Override
  public synchronized void pause() {
    catchUp();
    Sequencer running = run;
    if (running == null || state() != RunState.RUNNING) {
      throw new RefusedException("idle", "nothing runs on channel " + name);
    }
    running.pause();
    hold(running);
  }

  @Override
  public synchronized void resume() {
    catchUp();
    Sequencer running = run;
    if (running == null || state() != RunState.PAUSED) {
      throw new RefusedException("idle", "nothing is paused on channel " + name);
    }
    running.resume(readMicros);
    hold(running);
  }

  @Override
  public synchronized void stop() {
    catchUp();
    Sequencer running = run;
    if (running != null && !running.status().isOver()) {
      running.stop("stopped by the host");
      hold(running);
    }
  }

  @Override
  public synchronized RunProgress progress() {
    catchUp();
    Sequencer running = run;
    return running == null
        ? new RunProgress(RunState.IDLE, 0, 0, 0, "idle")
        : new RunProgress(
            state(),
            running.stepNumber(),
            running.cycle(),
            points.size(),
            running.progress().text());
  }

  @Override
  public synchronized List<RecordedPoint> follow(long from, int atMost) {
    catchUp();
    if (from >= points.size()) {
      return List.of();
    }
    int first = (int) from;
    return List.copyOf(points.subList(first, Math.min(points.size(), first + atMost)));
  }
}
