package org.finales.cycler.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;

/**
 * A simulated instrument at a cable that garbles answers when it is told to. Thread-safe; the same
 * seed garbles in the same way.
 */
public final class FaultyCable implements SimulatedInstrument {
  private static final int FLOOD = 10_000_000;

  private final SimulatedInstrument instrument;
  private final Random random;
  private final Duration late;
  private final Deque<CableFault> planned = new ArrayDeque<>();
  private byte[] before = {};
  private boolean pulled;

  /**
   * Makes one.
   *
   * @param late how long {@link CableFault#LATE} answers take; longer than the host waits
   */
  public FaultyCable(SimulatedInstrument instrument, long seed, Duration late) {
    this.instrument = instrument;
    this.random = new Random(seed);
    this.late = late;
  }

  /** Garbles one answer after those that are planned already. */
  public synchronized void plan(CableFault fault) {
    planned.add(fault);
  }

  /** Forgets what is planned. */
  public synchronized void planNothing() {
    planned.clear();
  }

  /** Returns how many planned faults have not happened yet. */
  public synchronized int stillPlanned() {
    return planned.size();
  }

  /** Pulls the cable: links that were open break, and none can be opened. */
  public synchronized void pull() {
    pulled = true;
  }

  /** Puts the cable back. */
  public synchronized void plugIn() {
    pulled = false;
  }

  /** Tells whether the cable is pulled. */
  public synchronized boolean pulled() {
    return pulled;
  }

  @Override
  public synchronized boolean reachable() {
    return !pulled && instrument.reachable();
  }

  @Override
  public synchronized void receive(byte[] bytes, Wire wire) {
    if (pulled) {
      return;
    }
    instrument.receive(bytes, (answer, after) -> garble(bytes, answer, after, wire));
  }

  private void garble(byte[] question, byte[] answer, Duration after, Wire wire) {
    CableFault fault = planned.poll();
    byte[] previous = before;
    before = answer;
    if (fault == null) {
      wire.send(answer, after);
      return;
    }
    switch (fault) {
      case SILENCE -> {}
      case FLIPPED_BIT -> {
        byte[] flipped = answer.clone();
        if (flipped.length > 0) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        wire.send(flipped, after);
      }
      case HALF -> wire.send(Arrays.copyOf(answer, answer.length / 2), after);
      case GARBAGE -> wire.send(noise(1 + random.nextInt(40)), after);
      case NOISE_BEFORE -> {
        wire.send(noise(1 + random.nextInt(10)), after);
        wire.send(answer, after);
      }
      case ECHO -> {
        wire.send(question, after);
        wire.send(answer, after);
      }
      case STALE -> {
        wire.send(previous, after);
        wire.send(answer, after);
      }
      case LATE -> wire.send(answer, after.plus(late));
      case FLOOD -> wire.send(new byte[FLOOD], after);
    }
  }

  private byte[] noise(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public synchronized void linkOpened() {
    instrument.linkOpened();
  }

  @Override
  public synchronized boolean anyOutputOn() {
    return instrument.anyOutputOn();
  }

  @Override
  public synchronized double[] truth(int channel) {
    return instrument.truth(channel);
  }

  @Override
  public synchronized boolean powerCycle() {
    return instrument.powerCycle();
  }

  @Override
  public synchronized boolean refuseNextSetPoint() {
    return instrument.refuseNextSetPoint();
  }

  @Override
  public synchronized boolean raiseAlarm() {
    return instrument.raiseAlarm();
  }

  @Override
  public synchronized boolean takeLocalControl() {
    return instrument.takeLocalControl();
  }

  @Override
  public synchronized boolean keepOutputOnOnce() {
    return instrument.keepOutputOnOnce();
  }
}
