package org.finales.cycler.drivers.eascpi;

import org.finales.cycler.drivers.bench.PowerStage;
import org.finales.cycler.simulator.SimulatedCell;

/** One output or input of the simulated instrument: its settings, and the current that follows. */
final class EaOutput {
  private final EaKind kind;
  private final PowerStage stage;
  private final double[] sets = new double[EaSet.values().length];
  private final double[] protections = new double[EaSet.values().length];
  private double undervoltage;
  private boolean undervoltageAlarm;
  private boolean resistanceMode;

  EaOutput(EaKind kind, SimulatedCell cell, double[] highest) {
    this.kind = kind;
    this.stage = new PowerStage(cell);
    for (EaSet what : EaSet.values()) {
      protections[what.ordinal()] = kind.protectionReach() * highest[what.ordinal()];
    }
    sets[EaSet.POWER.ordinal()] = highest[EaSet.POWER.ordinal()];
    sets[EaSet.SINK_POWER.ordinal()] = highest[EaSet.SINK_POWER.ordinal()];
    sets[EaSet.RESISTANCE.ordinal()] = highest[EaSet.RESISTANCE.ordinal()];
    changed();
  }

  PowerStage stage() {
    return stage;
  }

  double get(EaSet what) {
    return sets[what.ordinal()];
  }

  void set(EaSet what, double value) {
    sets[what.ordinal()] = value;
    changed();
  }

  double protection(EaSet what) {
    return protections[what.ordinal()];
  }

  void protect(EaSet what, double value) {
    protections[what.ordinal()] = value;
    changed();
  }

  boolean resistanceMode() {
    return resistanceMode;
  }

  void resistanceMode(boolean toOn) {
    resistanceMode = toOn;
    changed();
  }

  void undervoltage(double volt) {
    undervoltage = volt;
    changed();
  }

  void undervoltageAlarm(boolean toOn) {
    undervoltageAlarm = toOn;
    changed();
  }

  private void changed() {
    double volt = get(EaSet.VOLTAGE);
    double ohm = resistanceMode ? get(EaSet.RESISTANCE) : 0;
    switch (kind) {
      case SOURCE -> {
        stage.source(volt, get(EaSet.CURRENT), get(EaSet.POWER));
        stage.sink(0, 0, 0, 0);
      }
      case LOAD -> {
        stage.source(0, 0, 0);
        stage.sink(volt, get(EaSet.CURRENT), get(EaSet.POWER), ohm);
      }
      case BIDIRECTIONAL -> {
        stage.source(volt, get(EaSet.CURRENT), get(EaSet.POWER));
        stage.sink(volt, get(EaSet.SINK_CURRENT), get(EaSet.SINK_POWER), ohm);
      }
    }
    boolean both = kind == EaKind.BIDIRECTIONAL;
    stage.protectVoltage(
        undervoltageAlarm ? undervoltage : Double.NEGATIVE_INFINITY, protection(EaSet.VOLTAGE));
    stage.protectFlow(
        protection(EaSet.CURRENT),
        protection(both ? EaSet.SINK_CURRENT : EaSet.CURRENT),
        protection(EaSet.POWER),
        protection(both ? EaSet.SINK_POWER : EaSet.POWER));
  }
}
