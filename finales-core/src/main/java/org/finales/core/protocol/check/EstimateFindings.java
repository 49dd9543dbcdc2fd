package org.finales.core.protocol.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.quantity.Unit;
import org.finales.cycler.cell.CellChemistry;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.sequence.SequenceStatus;

/** Tells what in an estimate should worry people. */
final class EstimateFindings {
  /** By how much a cell may exceed the usual voltages of its chemistry, in V; ours. */
  private static final double SLACK = 0.01;

  /** Above this a cell is too hot, in °C: makers of lithium cells allow 60 °C for discharging. */
  private static final double HOT = 60;

  private static final Unit WATT = Unit.parse("W");

  /** Less than this part of a power counts as not reached. */
  private static final double REACHED = 0.98;

  private EstimateFindings() {}

  static List<Finding> of(Estimate estimate, Protocol protocol) {
    List<Finding> all = new ArrayList<>();
    int last = estimate.trace().lastStep;
    if (estimate.status() == SequenceStatus.RUNNING) {
      all.add(
          Finding.warning(
              last,
              "does-not-end",
              "the estimate does not come to an end within %s; it is in this step then, in cycle %d"
                  .formatted(Figures.time(estimate.seconds()), estimate.cycles()),
              "give the step an end that this cell comes to, or another one by time"));
    } else if (estimate.status() == SequenceStatus.FAILED) {
      all.add(
          Finding.warning(
              last,
              "fails",
              "it fails after %s: %s"
                  .formatted(Figures.time(estimate.seconds()), estimate.reason()),
              "change the step or the limit, or choose another cell for the estimate"));
    }
    for (StepShare step : estimate.steps()) {
      voltages(step, estimate.cell(), all);
      if (step.maxTemperature() > HOT) {
        all.add(
            Finding.warning(
                step.step(),
                "too-hot",
                "it heats the cell to %s °C, above the %s °C that most bear"
                    .formatted(Figures.number(step.maxTemperature()), Figures.number(HOT)),
                "use a smaller current, or end it at an upper temperature"));
      }
      if (protocol.steps().get(step.step() - 1) instanceof ConstantPower held) {
        power(step, Math.abs(held.power().doubleValue(WATT)), estimate, all);
      }
      if (step.runs() > 0
          && step.seconds() < 1e-3
          && !(protocol.steps().get(step.step() - 1) instanceof Loop)) {
        all.add(
            Finding.note(
                step.step(),
                "ended-at-once",
                "with this cell it ends at once, by " + step.endedBy(),
                "see whether the state of charge at the start is the right one"));
      }
    }
    all.sort(Comparator.comparingInt(Finding::step).thenComparing(Finding::level));
    return List.copyOf(all);
  }

  private static void power(StepShare step, double wanted, Estimate estimate, List<Finding> all) {
    double least = estimate.trace().leastPowerOf[step.step()];
    if (least < REACHED * wanted) {
      all.add(
          Finding.warning(
              step.step(),
              "power-not-reached",
              "the cell gives or takes %s at the least, not the %s of the step"
                  .formatted(Figures.amount(least, "W"), Figures.amount(wanted, "W")),
              "use a smaller power, end it at a voltage sooner, or choose another cell for the"
                  + " estimate"));
    }
  }

  private static void voltages(StepShare step, CellParameters cell, List<Finding> all) {
    CellChemistry chemistry = cell.chemistry();
    if (chemistry == null) {
      return;
    }
    double most = step.maxVoltage() / cell.series();
    double least = step.minVoltage() / cell.series();
    String each = cell.series() > 1 ? "each cell" : "the cell";
    if (most > chemistry.maxVoltage() + SLACK) {
      all.add(
          Finding.warning(
              step.step(),
              "above-chemistry",
              "it takes %s to %s, above the %s that %s bears"
                  .formatted(
                      each,
                      Figures.amount(most, "V"),
                      Figures.amount(chemistry.maxVoltage(), "V"),
                      chemistry.code()),
              "end it at a lower voltage, or give an upper voltage limit"));
    }
    if (least < chemistry.minVoltage() - SLACK) {
      all.add(
          Finding.warning(
              step.step(),
              "below-chemistry",
              "it takes %s to %s, below the %s that %s bears"
                  .formatted(
                      each,
                      Figures.amount(least, "V"),
                      Figures.amount(chemistry.minVoltage(), "V"),
                      chemistry.code()),
              "end it at a higher voltage, or give a lower voltage limit"));
    }
  }
}
