package org.finales.core.station;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.finales.api.experiment.ChannelAlarm;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.RunState;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between whoever runs an experiment and the channel, and switches off when something is
 * wrong: with limits of its own, by every reading, by silence, and when a watchdog tells it that
 * nobody looked for too long. What it switched off stays off until a person acknowledges the alarm,
 * also after a restart.
 *
 * <p>Reading, applying and checking are for one thread; tripping is for any.
 */
final class Supervisor {
  private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

  /** No reading within so many periods, and at least a second, is silence. */
  static final int PATIENCE_PERIODS = 5;

  private static final long LEAST_PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final long FIRST_RETRY = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONGEST_RETRY = TimeUnit.SECONDS.toNanos(5);
  private static final int ESCALATE_AFTER = 5;

  private final CyclerChannel channel;
  private final LabClock clock;
  private final AlarmBook alarms;
  private final Object one = new Object();
  private final List<ChannelAlarm> untold = new ArrayList<>();
  private SafetyView view;
  private @Nullable LimitChecks limits;
  private @Nullable LimitChecks followed;
  private @Nullable Plausibility plausibility;
  private volatile @Nullable Trip trip;
  private volatile @Nullable UUID experiment;
  private volatile SetPoint held = SetPoint.REST;
  private volatile boolean mayFlow = true;
  private volatile boolean safe;
  private volatile long aliveNanos = System.nanoTime();
  private long lastReading;
  private boolean wasSilent;
  private long retryNanos;
  private long retryLength = FIRST_RETRY;
  private int attempts;

  Supervisor(CyclerChannel channel, LabClock clock, AlarmBook alarms, SafetyView view) {
    this.channel = channel;
    this.clock = clock;
    this.alarms = alarms;
    this.view = view;
    this.lastReading = clock.nanos();
    if (!alarms.isClear()) {
      ChannelAlarm first = alarms.standing().get(0);
      trip = new Trip(first.code(), first.text());
    }
  }

  /**
   * Begins to watch a run.
   *
   * @param secondsBefore for how long it ran before, in s
   */
  void begin(UUID run, SafetyView newView, ReadingColumns columns, double secondsBefore) {
    view = newView;
    experiment = run;
    long now = clock.nanos();
    limits = new LimitChecks(newView, columns, secondsBefore, now);
    followed = new LimitChecks(newView, columns, 0, 0);
    plausibility = new Plausibility(newView, columns);
    lastReading = now;
    aliveNanos = System.nanoTime();
  }

  /** Ends watching a run; the channel is off. */
  void end() {
    experiment = null;
    limits = null;
    followed = null;
    plausibility = null;
  }

  /** Why the channel was switched off; null if it was not. */
  @Nullable Trip trip() {
    return trip;
  }

  /** Whether the output was seen to be off since somebody last switched on or something tripped. */
  boolean isSafe() {
    return safe;
  }

  /**
   * Reads.
   *
   * @return the reading; null if there was none, which trips after a while
   * @throws LinkLostException if there is no way to the instrument
   */
  @Nullable Reading read() {
    try {
      Reading reading = channel.read();
      lastReading = clock.nanos();
      aliveNanos = System.nanoTime();
      return reading;
    } catch (LinkLostException e) {
      wasSilent = true;
      if (mayFlow && !isProgrammed()) {
        trip(new Trip("link-lost", "there is no way to the instrument: " + e.getMessage()));
      }
      throw e;
    } catch (DeviceException e) {
      wasSilent = true;
      aliveNanos = System.nanoTime();
      long patience = Math.max(LEAST_PATIENCE, PATIENCE_PERIODS * view.periodNanos());
      if (clock.nanos() - lastReading > patience && !isProgrammed()) {
        trip(
            new Trip(
                "stale-data",
                "no reading for "
                    + Texts.time((clock.nanos() - lastReading) / 1e9)
                    + ": "
                    + e.getMessage()));
      }
      return null;
    }
  }

  /** Holds a corrected reading against everything, and switches off if something is wrong. */
  void check(Reading reading) {
    Plausibility sane = plausibility;
    LimitChecks within = limits;
    if (sane == null || within == null || trip != null) {
      return;
    }
    long now = clock.nanos();
    SetPoint told = isProgrammed() ? null : held;
    boolean cameBack = wasSilent && reading.output() == OutputState.OFF;
    wasSilent = false;
    if (cameBack && told != null && told.mode() != ControlMode.REST) {
      trip(new Trip("link-lost", "the instrument was lost and came back switched off"));
      return;
    }
    Trip why = sane.check(reading, told, now);
    if (why == null && !sane.isOutOfOrder()) {
      why = within.check(reading, told, now);
    }
    if (why != null) {
      trip(why);
    }
  }

  /** What instruments run by themselves goes on without a link, within their own protections. */
  private boolean isProgrammed() {
    return channel instanceof ProgrammedChannel;
  }

  /**
   * Holds a corrected point that the instrument recorded itself against the limits.
   *
   * @param nanos its time since the run began, in ns
   */
  void checkFollowed(Reading reading, long nanos) {
    LimitChecks within = followed;
    Trip why = within == null || trip != null ? null : within.check(reading, null, nanos);
    if (why != null) {
      trip(why);
    }
  }

  /** Says that a channel that runs protocols itself may be running one. */
  void mayFlow() {
    mayFlow = true;
    safe = false;
  }

  /** Whether the last reading that was checked is to be left out. */
  boolean isOutOfOrder() {
    Plausibility sane = plausibility;
    return sane != null && sane.isOutOfOrder();
  }

  /** What people should know of the last reading although it is no danger, or null. */
  @Nullable String notice() {
    Plausibility sane = plausibility;
    return sane == null ? null : sane.notice();
  }

  /**
   * Lets a steered channel hold something.
   *
   * @throws RefusedException if an alarm stands
   * @throws DeviceException as the channel
   */
  void apply(SetPoint setPoint) {
    refuseIfTripped();
    SteeredChannel steered = (SteeredChannel) channel;
    if (setPoint.mode() != ControlMode.REST) {
      mayFlow = true;
      safe = false;
    }
    Applied applied = steered.apply(setPoint);
    held = setPoint;
    if (trip != null) {
      // it tripped meanwhile
      switchOff();
      refuseIfTripped();
    }
    boolean on = setPoint.mode() != ControlMode.REST;
    if (applied.readBack() && on && applied.output() == OutputState.OFF) {
      trip(
          new Trip(
              "output-lies",
              "the instrument was told to hold "
                  + setPoint.text()
                  + ", but says that its output is off"));
    }
  }

  /** Says that a channel that runs protocols itself is about to be started. */
  void aboutToStart() {
    refuseIfTripped();
    mayFlow = true;
    safe = false;
  }

  private void refuseIfTripped() {
    Trip why = trip;
    if (why != null) {
      throw new RefusedException("alarm", why.text());
    }
  }

  /** Switches off and sees that it is off; what does not go off is an alarm. */
  void off() {
    if (!switchOff()) {
      trip(
          new Trip("not-off", "the output was not seen to be off; disconnect the battery by hand"));
    }
  }

  /** Switches off at once, keeps that it did, and goes on trying until the output is off. */
  void trip(Trip why) {
    synchronized (one) {
      if (trip != null) {
        return;
      }
      trip = why;
      attempts = 0;
      retryLength = FIRST_RETRY;
    }
    boolean off = switchOff();
    book(why, off);
  }

  /** Trips although the channel may hang: the alarm stands before anything is tried. */
  void tripHanging(Trip why) {
    synchronized (one) {
      if (trip != null) {
        return;
      }
      trip = why;
    }
    book(why, false);
    if (switchOff()) {
      alarms.safe();
    }
  }

  private void book(Trip why, boolean off) {
    log.warn("alarm {}: {}; output {}", why.code(), why.text(), off ? "off" : "perhaps on");
    ChannelAlarm alarm =
        new ChannelAlarm(UUID.randomUUID(), why.code(), why.text(), clock.now(), off, experiment);
    alarms.add(alarm);
    synchronized (untold) {
      untold.add(alarm);
    }
  }

  /** Returns the alarms since the last call. */
  List<ChannelAlarm> untold() {
    synchronized (untold) {
      List<ChannelAlarm> all = List.copyOf(untold);
      untold.clear();
      return all;
    }
  }

  private boolean switchOff() {
    safe = false;
    try {
      boolean off;
      if (channel instanceof SteeredChannel steered) {
        off = steered.off().output() != OutputState.ON && isQuiet(channel.read());
      } else if (channel instanceof ProgrammedChannel programmed) {
        programmed.stop();
        RunState state = programmed.progress().state();
        off = state != RunState.RUNNING && isQuiet(channel.read());
      } else {
        off = true;
      }
      if (off) {
        held = SetPoint.REST;
        mayFlow = false;
        safe = true;
      }
      return off;
    } catch (DeviceException e) {
      log.warn("switching off failed: {}", e.getMessage());
      return false;
    }
  }

  private boolean isQuiet(Reading reading) {
    double least = Math.max(2 * view.error(ControlMode.CURRENT, 0), 1e-6);
    boolean flows = Math.abs(reading.current()) > least;
    boolean programmed = channel instanceof ProgrammedChannel;
    return !flows && (programmed || reading.output() != OutputState.ON);
  }

  /**
   * Tries again to switch off, if it is time.
   *
   * @return when it is time next, by the laboratory's clock in ns
   */
  long tryAgain() {
    long now = clock.nanos();
    if (safe) {
      return now + LONGEST_RETRY;
    }
    // a virtual clock may go too fast to leave an instrument time
    long early = retryNanos - System.nanoTime();
    if (early > 0 && attempts > 0) {
      return now + early;
    }
    if (switchOff()) {
      alarms.safe();
      return now + LONGEST_RETRY;
    }
    if (++attempts == ESCALATE_AFTER) {
      book(
          new Trip(
              "not-off",
              "the output could not be switched off in %d attempts; disconnect the battery by hand"
                  .formatted(attempts)),
          false);
    }
    retryLength = Math.min(2 * retryLength, LONGEST_RETRY);
    retryNanos = System.nanoTime() + retryLength;
    return now + retryLength;
  }

  /**
   * Forgets the alarms because a person saw them.
   *
   * @return why not; null if it did
   */
  @Nullable String acknowledge() {
    if (trip != null && !safe && !switchOff()) {
      return "the output was not seen to be off yet; disconnect the battery, or bring the"
          + " instrument back";
    }
    alarms.clear();
    trip = null;
    attempts = 0;
    retryLength = FIRST_RETRY;
    lastReading = clock.nanos();
    return null;
  }

  /** Whether something may flow although nobody has looked for so long, in real time. */
  boolean isUnwatched(long nanos) {
    return mayFlow
        && !isProgrammed()
        && experiment != null
        && trip == null
        && System.nanoTime() - aliveNanos > Math.max(nanos, 3 * view.periodNanos());
  }

  /** What it was last told to hold. */
  SetPoint held() {
    return held;
  }
}
