package org.finales.cycler.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.finales.cycler.spi.Accuracy;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.jspecify.annotations.Nullable;

/**
 * One channel made of several instruments at the same battery: a source, a load, a meter, and
 * whatever else measures. Thread-safe as its parts are.
 *
 * <p>The part that is not needed is off, and seen to be off, before the other is switched on. The
 * voltage is the meter's if there is one, otherwise the source's, otherwise the load's; the current
 * is the sum of both parts'.
 */
public final class CompositeChannel implements SteeredChannel {
  private final String name;
  private final @Nullable SteeredChannel source;
  private final @Nullable SteeredChannel load;
  private final @Nullable CyclerChannel meter;
  private final List<Auxiliary> auxiliaries;
  private final Ratings ratings;

  private record Auxiliary(CyclerChannel channel, int place, AuxiliaryInput input) {}

  private CompositeChannel(Builder builder) {
    name = builder.name;
    source = builder.source;
    load = builder.load;
    meter = builder.meter;
    auxiliaries = List.copyOf(builder.auxiliaries);
    ratings = ratings(parts());
  }

  /** Starts one with a name within its station. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  private List<SteeredChannel> parts() {
    List<SteeredChannel> parts = new ArrayList<>();
    if (source != null) {
      parts.add(source);
    }
    if (load != null) {
      parts.add(load);
    }
    return parts;
  }

  private Ratings ratings(List<SteeredChannel> parts) {
    Envelope whole = parts.get(0).ratings().envelope();
    List<Accuracy> accuracies = new ArrayList<>();
    Duration period = parts.get(0).ratings().smallestPeriod();
    if (source != null && load != null) {
      Envelope charge = source.ratings().envelope();
      Envelope discharge = load.ratings().envelope();
      whole =
          new Envelope(
              Math.max(charge.minVoltage(), discharge.minVoltage()),
              Math.min(charge.maxVoltage(), discharge.maxVoltage()),
              charge.maxChargeCurrent(),
              discharge.maxDischargeCurrent(),
              charge.maxChargePower(),
              discharge.maxDischargePower());
    }
    for (CyclerChannel part : measuring()) {
      accuracies.addAll(part.ratings().accuracies());
      if (part.ratings().smallestPeriod().compareTo(period) > 0) {
        period = part.ratings().smallestPeriod();
      }
    }
    return new Ratings(whole, period, accuracies);
  }

  /** Returns every channel that is read, each once, in a fixed order. */
  private List<CyclerChannel> measuring() {
    List<CyclerChannel> all = new ArrayList<>(parts());
    if (meter != null && !all.contains(meter)) {
      all.add(meter);
    }
    for (Auxiliary auxiliary : auxiliaries) {
      if (!all.contains(auxiliary.channel())) {
        all.add(auxiliary.channel());
      }
    }
    return all;
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
    return auxiliaries.stream().map(Auxiliary::input).toList();
  }

  @Override
  public Set<ControlMode> modes() {
    Set<ControlMode> modes = EnumSet.of(ControlMode.REST);
    parts().forEach(part -> modes.addAll(part.modes()));
    return modes;
  }

  /** Reads every part once, one after the other; the time is that of the last. */
  @Override
  public Reading read() {
    List<CyclerChannel> channels = measuring();
    List<Reading> readings = channels.stream().map(CyclerChannel::read).toList();
    double current = 0;
    OutputState output = OutputState.OFF;
    for (int i = 0; i < parts().size(); i++) {
      current += readings.get(i).current();
      output = either(output, readings.get(i).output());
    }
    CyclerChannel voltmeter = meter != null ? meter : parts().get(0);
    Reading last = readings.get(readings.size() - 1);
    return new Reading(
        last.hostMicros(),
        Reading.NO_CLOCK,
        readings.get(channels.indexOf(voltmeter)).voltage(),
        current,
        output,
        auxiliaries.stream()
            .mapToDouble(a -> readings.get(channels.indexOf(a.channel())).auxiliary(a.place()))
            .toArray());
  }

  private static OutputState either(OutputState one, OutputState other) {
    if (one == OutputState.ON || other == OutputState.ON) {
      return OutputState.ON;
    }
    return one == OutputState.UNKNOWN ? one : other;
  }

  /** Programs both parts, and returns for each bound the wider of the two. */
  @Override
  public Envelope protect(Envelope window) {
    Envelope whole = null;
    for (SteeredChannel part : parts()) {
      Envelope one = part.protect(window);
      whole = whole == null ? one : wider(whole, one);
    }
    return whole == null ? Envelope.UNBOUNDED : whole;
  }

  private static Envelope wider(Envelope one, Envelope other) {
    return new Envelope(
        Math.min(one.minVoltage(), other.minVoltage()),
        Math.max(one.maxVoltage(), other.maxVoltage()),
        Math.max(one.maxChargeCurrent(), other.maxChargeCurrent()),
        Math.max(one.maxDischargeCurrent(), other.maxDischargeCurrent()),
        Math.max(one.maxChargePower(), other.maxChargePower()),
        Math.max(one.maxDischargePower(), other.maxDischargePower()));
  }

  @Override
  public Applied apply(SetPoint setPoint) {
    SteeredChannel acting = acting(setPoint);
    for (SteeredChannel part : parts()) {
      if (part != acting) {
        part.off();
      }
    }
    return acting.apply(setPoint);
  }

  private SteeredChannel acting(SetPoint setPoint) {
    boolean discharges =
        switch (setPoint.mode()) {
          case CURRENT, POWER -> setPoint.value() < 0;
          case RESISTANCE -> true;
          case VOLTAGE, REST -> false;
        };
    SteeredChannel wanted = discharges ? load : source;
    SteeredChannel there = wanted == null ? parts().get(0) : wanted;
    if (!there.modes().contains(setPoint.mode())) {
      throw new IllegalArgumentException(
          "channel " + name + " cannot hold " + setPoint.text() + "; its parts know " + modes());
    }
    return there;
  }

  /** Switches both parts off, the second one even if the first fails. */
  @Override
  public Applied off() {
    DeviceException failure = null;
    Applied applied = null;
    for (SteeredChannel part : parts()) {
      try {
        applied = part.off();
      } catch (DeviceException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return applied == null ? new Applied(ControlMode.REST, 0, OutputState.UNKNOWN, false) : applied;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private @Nullable SteeredChannel source;
    private @Nullable SteeredChannel load;
    private @Nullable CyclerChannel meter;
    private final List<Auxiliary> auxiliaries = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** Sets what charges. */
    public Builder source(SteeredChannel channel) {
      source = channel;
      return this;
    }

    /** Sets what discharges. */
    public Builder load(SteeredChannel channel) {
      load = channel;
      return this;
    }

    /** Sets what measures the voltage; the source, or else the load, otherwise. */
    public Builder voltmeter(CyclerChannel channel) {
      meter = channel;
      return this;
    }

    /**
     * Adds an input of any channel.
     *
     * @param channel who measures it
     * @param input its name there
     * @param as its name here
     * @throws IllegalArgumentException if the channel has no such input; names those it has
     */
    public Builder input(CyclerChannel channel, String input, String as) {
      List<AuxiliaryInput> there = channel.inputs();
      for (int i = 0; i < there.size(); i++) {
        if (there.get(i).name().equals(input)) {
          auxiliaries.add(new Auxiliary(channel, i, new AuxiliaryInput(as, there.get(i).kind())));
          return this;
        }
      }
      throw new IllegalArgumentException(
          "channel "
              + channel.name()
              + " has no input "
              + input
              + "; it has "
              + there.stream().map(AuxiliaryInput::name).toList());
    }

    /** Adds every input of a channel under its own name. */
    public Builder inputs(CyclerChannel channel) {
      channel.inputs().forEach(input -> input(channel, input.name(), input.name()));
      return this;
    }

    /**
     * Returns the channel.
     *
     * @throws IllegalArgumentException if there is neither source nor load, if a part cannot do
     *     what it is there for, or if two inputs have one name
     */
    public CompositeChannel build() {
      if (source == null && load == null) {
        throw new IllegalArgumentException("channel " + name + " needs a source, a load, or both");
      }
      if (source != null && !source.ratings().sources()) {
        throw new IllegalArgumentException(
            "channel " + source.name() + " cannot charge; use it as a load");
      }
      if (load != null && !load.ratings().sinks()) {
        throw new IllegalArgumentException(
            "channel " + load.name() + " cannot discharge; use it as a source");
      }
      Set<String> names = new TreeSet<>();
      for (Auxiliary auxiliary : auxiliaries) {
        if (!names.add(auxiliary.input().name())) {
          throw new IllegalArgumentException(
              "channel " + name + " has two inputs " + auxiliary.input().name() + "; rename one");
        }
      }
      return new CompositeChannel(this);
    }
  }
}
