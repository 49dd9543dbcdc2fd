package org.finales.core.station;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantResistance;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RunEvent;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.ProtocolUpload;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RecordedPoint;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.RunProgress;
import org.finales.cycler.spi.RunState;
import org.jspecify.annotations.Nullable;

/**
 * A run on a channel that runs protocols itself: uploads, starts, and follows what the instrument
 * records. The points of the data set are those of the instrument in their order, so that their
 * number tells where to go on. Not thread-safe.
 */
final class ProgrammedRun extends Run {
  private static final int PAGE = 1_000;
  private static final int MOST_PAGES = 20;

  private final ProgrammedChannel channel;
  private final ChargeMeter meter = new ChargeMeter();
  private @Nullable ProtocolFile file;
  private @Nullable RunProgress progress;
  private long next;
  private long keptPoints;
  private long dueNanos;
  private boolean silent;

  ProgrammedRun(RunPlace at, org.finales.core.station.RunState kept) {
    super(at, kept);
    channel = (ProgrammedChannel) at.device();
  }

  @Override
  void prepare() {
    Quantity capacity =
        protocol.capacity() != null || !(capacityAh() > 0) ? null : Quantity.of(capacityAh(), "Ah");
    try {
      Converted<ProtocolFile> written =
          ProtocolUpload.of(
              protocol,
              channel,
              ExportOptions.ofDefaults()
                  .withSample("x" + Long.toHexString(token()))
                  .withCapacity(capacity));
      file = written.value();
      List<SeriesEvent> events = new ArrayList<>();
      written
          .warnings()
          .forEach(warning -> events.add(event(RunEvent.INSTRUCTION, warning.toString(), null)));
      recorder.events(events);
    } catch (ProtocolFormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  void start() {
    watch();
    if (file == null) {
      prepare();
    }
    kept = kept.uploaded();
    save();
    at.supervisor().aboutToStart();
    ProtocolFile upload = file;
    if (upload != null) {
      channel.upload(upload);
      channel.start();
    }
    dueNanos = at.clock().nanos();
  }

  private void watch() {
    at.supervisor()
        .begin(
            experiment(),
            new SafetyView(
                battery,
                at.channel().limits(),
                at.device().ratings(),
                protocol.limits(),
                at.periodNanos()),
            at.columns(),
            meter.seconds());
  }

  @Override
  long work() {
    long now = at.clock().nanos();
    dueNanos = Math.max(dueNanos + at.periodNanos(), now + at.periodNanos() / 2);
    RunProgress before;
    try {
      Reading raw = at.supervisor().read();
      if (raw != null) {
        last = at.columns().corrected(raw);
        at.supervisor().check(last);
      }
      before = channel.progress();
      progress = before;
      follow(before.points());
      heard(true, "");
    } catch (RefusedException e) {
      throw e;
    } catch (DeviceException e) {
      // the instrument goes on by itself, within its own protections; so does this, later
      heard(false, String.valueOf(e.getMessage()));
      return dueNanos;
    }
    recorder.flush();
    if (recorder.isHopeless()) {
      interrupt(recordingTrip());
      return now;
    }
    if (at.supervisor().trip() == null && next >= before.points()) {
      conclude(before);
    }
    keepNowAndThen();
    return dueNanos;
  }

  private void heard(boolean answered, String why) {
    if (silent == answered) {
      silent = !answered;
      recorder.events(
          List.of(
              event(
                  "notice",
                  answered
                      ? "the instrument answers again"
                      : "the instrument does not answer, and runs on by itself: " + why,
                  null)));
    }
  }

  /** Fetches what was recorded since the last look. */
  private void follow(long there) {
    for (int page = 0; page < MOST_PAGES && next < there; page++) {
      List<RecordedPoint> points = channel.follow(next, PAGE);
      for (RecordedPoint point : points) {
        if (point.position() != next) {
          throw new RefusedException(
              "points",
              "the instrument gave point "
                  + point.position()
                  + " where "
                  + next
                  + " was asked for");
        }
        take(point);
        next++;
      }
      if (points.isEmpty()) {
        return;
      }
    }
  }

  private void take(RecordedPoint point) {
    Reading reading = at.columns().corrected(point.reading());
    List<SeriesEvent> events = new ArrayList<>();
    if (meter.isNewCycle(point.cycle())) {
      events.add(cycleEvent(cycles.complete(point.cycle())));
    }
    if (meter.isNewStep(point.step())) {
      events.add(
          event(
              RunEvent.INSTRUCTION,
              "step %d, cycle %d of the instrument".formatted(point.step(), point.cycle()),
              null));
    }
    recorder.events(events);
    meter.take(
        cycles,
        point.testSeconds(),
        point.step(),
        point.cycle(),
        reading.voltage(),
        reading.current());
    cycles.point();
    recorder.point(
        reading.instrumentMicros(),
        reading.hostMicros(),
        point.step(),
        point.cycle(),
        mode(point.step(), reading.current()).ordinal(),
        reading.voltage(),
        reading.current(),
        at.columns().recorded(reading));
    at.supervisor().checkFollowed(reading, (long) (point.testSeconds() * 1e9));
  }

  private ControlMode mode(int number, double current) {
    if (current == 0 || number < 1 || number > protocol.steps().size()) {
      return current == 0 ? ControlMode.REST : ControlMode.CURRENT;
    }
    Step step = protocol.steps().get(number - 1);
    if (step instanceof Rest) {
      return ControlMode.REST;
    } else if (step instanceof ConstantVoltage || step instanceof VoltageScan) {
      return ControlMode.VOLTAGE;
    } else if (step instanceof ConstantPower) {
      return ControlMode.POWER;
    }
    return step instanceof ConstantResistance ? ControlMode.RESISTANCE : ControlMode.CURRENT;
  }

  private void conclude(RunProgress now) {
    switch (now.state()) {
      case FINISHED -> {
        at.supervisor().off();
        end(ExperimentState.FINISHED, "came to its end", false);
      }
      case PROTECTED ->
          at.supervisor()
              .trip(new Trip("protected", "the instrument stopped to protect: " + now.text()));
      case STOPPED -> end(ExperimentState.ABORTED, "stopped at the instrument", true);
      case PAUSED -> {
        if (state() == ExperimentState.RUNNING) {
          state(ExperimentState.PAUSED, "paused at the instrument");
        }
      }
      case RUNNING -> {
        if (state() == ExperimentState.PAUSED) {
          state(ExperimentState.RUNNING, "resumed at the instrument");
        }
      }
      case IDLE ->
          at.supervisor()
              .trip(new Trip("not-started", "the instrument knows nothing of the protocol"));
    }
  }

  private void keepNowAndThen() {
    if (recorder.isEmpty() && recorder.durable() - keptPoints >= PAGE) {
      keptPoints = recorder.durable();
      kept = kept.followed(keptPoints, cycles);
      save();
    }
  }

  /** Comes back to where the run was: the points that were recorded. */
  void restore() {
    next = at.link().status(dataset()).points();
    recorder = new Recorder(at.link(), dataset(), at.columns().columns().size(), next);
    at.columns().calibrateFor(at.clock().micros());
    keptPoints = kept.points();
    long from = Math.max(0, kept.points() - 1);
    boolean known = kept.points() > 0;
    long first = Long.MIN_VALUE;
    while (from < next) {
      Points points = at.link().points(dataset(), from, (int) Math.min(4L * PAGE, next - from));
      if (points.size() == 0) {
        break;
      }
      for (int i = 0; i < points.size(); i++) {
        first = first == Long.MIN_VALUE ? points.hostMicros(i) : first;
        double seconds = cycles.now().begin() + (points.hostMicros(i) - first) / 1e6;
        if (meter.isNewCycle(points.cycle(i))) {
          cycles.complete(points.cycle(i));
        }
        meter.take(
            known ? null : cycles,
            seconds,
            points.step(i),
            points.cycle(i),
            points.voltage(i),
            points.current(i));
        if (!known) {
          cycles.point();
        }
        known = false;
      }
      from += points.size();
    }
    meter.anew();
  }

  /** Goes on following what the instrument runs, or did not begin. */
  void goOnFollowing() {
    watch();
    dueNanos = at.clock().nanos();
    if (!kept.upload()) {
      prepare();
      start();
    } else {
      at.supervisor().mayFlow();
    }
  }

  @Override
  void goOn() {
    watch();
    dueNanos = at.clock().nanos();
    RunState now = channel.progress().state();
    if (now == RunState.PAUSED) {
      at.supervisor().aboutToStart();
      channel.resume();
    } else if (now == RunState.IDLE && next == 0) {
      start();
    } else if (now != RunState.RUNNING) {
      throw new RefusedException(
          "over", "the instrument does not run the protocol any more; queue it again");
    } else {
      at.supervisor().mayFlow();
    }
  }

  @Override
  void halt() {}

  @Override
  void stopFlow() {
    channel.pause();
  }

  @Override
  boolean leave() {
    // what instruments run by themselves runs on
    return false;
  }

  @Override
  @Nullable String skip() {
    return "the instrument runs the protocol by itself and cannot skip a step";
  }

  @Override
  int step() {
    RunProgress now = progress;
    return now == null ? 0 : now.step();
  }

  @Override
  String text() {
    RunProgress now = progress;
    String text = now == null ? "" : now.text();
    return silent ? "the instrument does not answer; " + text : text;
  }

  @Override
  double progress() {
    return Double.NaN;
  }

  @Override
  double secondsLeft() {
    return Double.NaN;
  }
}
