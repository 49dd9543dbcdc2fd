package org.finales.cycler.drivers.wattrex;

import java.time.Duration;
import org.finales.cycler.drivers.slcan.CanFrame;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;

/**
 * A simulated converter with a cell at its low side; behaves as the firmware of 2023 does: it
 * repeats what it is told, stops at its limits, and switches off without the host's heartbeat.
 */
final class EpcNode implements WattrexSimulator.Node {
  private static final Duration LOOP = Duration.ofMillis(10);
  private static final long TICK_NANOS = 10_000_000L;

  /** How long the simulated adapter takes. */
  private static final long ON_ITS_WAY_NANOS = 1_000_000L;

  private static final int HIGH_SIDE_MILLIVOLT = 12_000;

  private final int device;
  private final boolean limitsHighByteFirst;
  private final SimulatedCell cell;
  private final LabClock clock;
  private final EpcInfo info;
  private final EpcLimits limits = new EpcLimits();
  private EpcMode mode = new EpcMode(false, EpcMode.IDLE, EpcMode.TIME_LIMIT, 0, 0);
  private @Nullable EpcMode refused;
  private boolean refuses;
  private boolean sticks;
  private int errors;
  private int told;
  private int heartbeatTicks;
  private int electricalTicks;
  private long heard;
  private long next = Long.MIN_VALUE / 2;

  /**
   * Makes one.
   *
   * @param limitsHighByteFirst whether it takes limits with the high byte first, as the firmware of
   *     2023 does
   */
  EpcNode(int device, boolean limitsHighByteFirst, SimulatedCell cell, LabClock clock) {
    this.device = device;
    this.limitsHighByteFirst = limitsHighByteFirst;
    this.cell = cell;
    this.clock = clock;
    info = new EpcInfo(device & 0x3F, 1, 0, true, true, true, 7);
  }

  private int milliVolt() {
    return (int) Math.round(cell.voltage() * 1000);
  }

  private int milliAmpere() {
    return mode.flows() ? (int) Math.round(cell.current() * 1000) : 0;
  }

  private void stop(int inMode) {
    if (mode.flows()) {
      cell.rest();
    }
    mode = new EpcMode(false, inMode, EpcMode.TIME_LIMIT, 0, 0);
  }

  private void advance() {
    boolean silent = heartbeatTicks > 0 && clock.nanos() - heard > heartbeatTicks * TICK_NANOS;
    if (silent && (errors & EpcErrors.COMMUNICATION) == 0) {
      errors |= EpcErrors.COMMUNICATION;
      stop(EpcMode.ERROR);
    }
    if (!mode.flows()) {
      return;
    }
    int error = limits.errors(milliVolt(), milliAmpere());
    if (error != 0) {
      errors |= error;
      stop(EpcMode.ERROR);
    } else if (mode.limit() == EpcMode.VOLTAGE_LIMIT
        && (mode.reference() >= 0
            ? milliVolt() >= mode.limitReference()
            : milliVolt() <= mode.limitReference())) {
      stop(EpcMode.IDLE);
    }
  }

  @Override
  public void receive(CanFrame frame, Bus bus) {
    if (frame.id() >> 4 != device) {
      return;
    }
    advance();
    tellErrors(bus);
    if (errors != 0) {
      // every message ends the error of a missing one, and the others end with their cause
      errors = 0;
      if (mode.mode() == EpcMode.ERROR) {
        stop(EpcMode.IDLE);
      }
      heard = clock.nanos();
      tellErrors(bus);
    }
    int message = frame.id() & 0xF;
    if (message == EpcMessage.MODE && frame.length() == EpcMode.LENGTH) {
      take(EpcMode.of(frame));
      send(bus, mode.frame(device));
    } else if (message == EpcMessage.REQUEST && frame.length() == 1) {
      answer(frame.at(0), bus);
    } else if (EpcLimits.has(message) && frame.length() == 4) {
      limits.take(message, frame, limitsHighByteFirst);
      send(bus, limits.frame(device, message));
    } else if (message == EpcMessage.PERIODIC && frame.length() == 6) {
      heartbeatTicks = (frame.word(0) & 1) == 0 ? 0 : frame.word(0) >> 1;
      electricalTicks = (frame.word(2) & 1) == 0 ? 0 : frame.word(2) >> 1;
      heard = clock.nanos();
      send(bus, frame);
    }
  }

  private void answer(int request, Bus bus) {
    switch (request) {
      case EpcMessage.ASK_INFO -> send(bus, frame(EpcMessage.INFO, info.data()));
      case EpcMessage.ASK_MODE -> send(bus, mode.frame(device));
      case EpcMessage.ASK_STATUS -> send(bus, status());
      case EpcMessage.ASK_ELECTRICAL -> send(bus, electrical());
      case EpcMessage.ASK_TEMPERATURES -> send(bus, temperatures());
      case EpcMessage.HEARTBEAT -> heard = clock.nanos();
      default -> {
        int message = request - EpcMessage.ASK_LIMITS;
        if (EpcLimits.has(message)) {
          send(bus, limits.frame(device, message));
        }
      }
    }
  }

  private void take(EpcMode asked) {
    if (!asked.flows() && sticks && mode.flows()) {
      sticks = false;
      return;
    }
    if (refuses && asked.flows()) {
      refuses = false;
      refused = asked;
    }
    if (asked.equals(refused) || !limits.allow(asked)) {
      return;
    }
    refused = null;
    if (!asked.flows()) {
      stop(EpcMode.IDLE);
      return;
    }
    mode = asked;
    double milli = asked.reference() / 1000.0;
    // nobody looks between two messages, so that the cell itself must not pass the bound
    Envelope bound = stop(asked);
    switch (asked.mode()) {
      case EpcMode.VOLTAGE -> cell.hold(SetPoint.voltage(milli, limits.flows()));
      case EpcMode.CURRENT -> cell.hold(SetPoint.current(milli, bound));
      default -> cell.hold(SetPoint.power(asked.reference() / 10.0, bound));
    }
    advance();
  }

  private static Envelope stop(EpcMode asked) {
    if (asked.limit() != EpcMode.VOLTAGE_LIMIT) {
      return Envelope.UNBOUNDED;
    }
    double volt = asked.limitReference() / 1000.0;
    double infinite = Double.POSITIVE_INFINITY;
    return asked.reference() >= 0
        ? Envelope.of(-infinite, volt, infinite)
        : Envelope.of(volt, infinite, infinite);
  }

  private CanFrame frame(int message, byte... data) {
    return new CanFrame(EpcMessage.id(device, message), data);
  }

  private CanFrame status() {
    return frame(EpcMessage.STATUS, (byte) errors, (byte) 0, (byte) 0, (byte) 0);
  }

  private CanFrame electrical() {
    byte[] data = new byte[6];
    EpcMessage.word(data, 0, milliVolt(), true);
    EpcMessage.word(data, 2, milliAmpere(), true);
    EpcMessage.word(data, 4, HIGH_SIDE_MILLIVOLT, true);
    return frame(EpcMessage.ELECTRICAL, data);
  }

  private CanFrame temperatures() {
    byte[] data = new byte[6];
    int tenths = (int) Math.round(cell.temperature() * 10);
    EpcMessage.word(data, 0, 305, true);
    EpcMessage.word(data, 2, tenths, true);
    EpcMessage.word(data, 4, 250, true);
    return frame(EpcMessage.TEMPERATURES, data);
  }

  private void tellErrors(Bus bus) {
    if (errors != told) {
      told = errors;
      send(bus, status());
    }
  }

  private static void send(Bus bus, CanFrame frame) {
    bus.send(frame, LOOP);
  }

  @Override
  public void speak(Bus bus) {
    advance();
    if (electricalTicks == 0) {
      return;
    }
    long now = clock.nanos();
    if (now - next >= ON_ITS_WAY_NANOS) {
      // one at a time, because what is on its way cannot be changed any more
      next = now + electricalTicks * TICK_NANOS;
      bus.send(electrical(), Duration.ofNanos(next - now));
    }
  }

  @Override
  public void unheard() {
    next = Long.MIN_VALUE / 2;
  }

  @Override
  public double[] truth() {
    advance();
    return new double[] {cell.voltage(), mode.flows() ? cell.current() : 0};
  }

  @Override
  public boolean on() {
    advance();
    return mode.flows();
  }

  @Override
  public void powerCycle() {
    stop(EpcMode.IDLE);
    limits.reset();
    errors = 0;
    told = 0;
    heartbeatTicks = 0;
    electricalTicks = 0;
  }

  @Override
  public boolean refuseNext() {
    refuses = true;
    return true;
  }

  @Override
  public boolean alarm() {
    stop(EpcMode.ERROR);
    errors |= EpcErrors.VOLTAGE;
    return true;
  }

  @Override
  public boolean stick() {
    sticks = true;
    return true;
  }
}
