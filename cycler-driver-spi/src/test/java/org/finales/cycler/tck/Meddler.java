package org.finales.cycler.tck;

import java.time.Duration;
import org.finales.cycler.simulator.CableFault;
import org.finales.cycler.simulator.FaultyCable;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Sits between an instrument and its cable, counts answers, delays them and garbles chosen ones.
 */
final class Meddler implements SimulatedInstrument {
  private final SimulatedInstrument instrument;
  private @Nullable FaultyCable cable;
  private @Nullable CableFault planned;
  private Duration delay = Duration.ZERO;
  private Duration late = Duration.ofSeconds(1);
  private long answers;
  private long faultAt = Long.MAX_VALUE;

  private Meddler(SimulatedInstrument instrument) {
    this.instrument = instrument;
  }

  /** A cable and who meddles with what goes over it. */
  record Meddled(FaultyCable cable, Meddler meddler) {}

  /** Puts one between an instrument and a new cable. */
  static Meddled between(SimulatedInstrument instrument) {
    Meddler meddler = new Meddler(instrument);
    FaultyCable cable = new FaultyCable(meddler, 1, Duration.ofSeconds(1));
    meddler.cable = cable;
    return new Meddled(cable, meddler);
  }

  /** Returns how many answers the instrument gave. */
  long answers() {
    return answers;
  }

  /**
   * Garbles one answer after so many good ones.
   *
   * @param patience how long the host waits; a late answer takes half as long again
   */
  void garble(CableFault fault, long after, Duration patience) {
    late = patience.multipliedBy(3).dividedBy(2);
    planned = fault;
    faultAt = answers + after;
  }

  /** Tells whether the garbled answer is still to come, and forgets it. */
  boolean cancel() {
    boolean pending = planned != null;
    planned = null;
    faultAt = Long.MAX_VALUE;
    return pending;
  }

  /** Delays all answers. */
  void delay(Duration length) {
    delay = length;
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    instrument.receive(
        bytes,
        (answer, after) -> {
          CableFault fault = planned;
          FaultyCable way = cable;
          Duration arrives = after.plus(delay);
          if (fault != null && way != null && answers == faultAt) {
            cancel();
            if (fault == CableFault.LATE) {
              arrives = arrives.plus(late);
            } else {
              way.plan(fault);
            }
          }
          answers++;
          wire.send(answer, arrives);
        });
  }

  @Override
  public void linkOpened() {
    instrument.linkOpened();
  }

  @Override
  public boolean anyOutputOn() {
    return instrument.anyOutputOn();
  }

  @Override
  public double[] truth(int channel) {
    return instrument.truth(channel);
  }

  @Override
  public boolean powerCycle() {
    return instrument.powerCycle();
  }

  @Override
  public boolean refuseNextSetPoint() {
    return instrument.refuseNextSetPoint();
  }

  @Override
  public boolean raiseAlarm() {
    return instrument.raiseAlarm();
  }

  @Override
  public boolean takeLocalControl() {
    return instrument.takeLocalControl();
  }

  @Override
  public boolean keepOutputOnOnce() {
    return instrument.keepOutputOnOnce();
  }
}
