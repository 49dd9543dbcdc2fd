package org.finales.core.protocol.biologic;

import java.util.List;
import java.util.Objects;
import org.finales.api.cycling.Recording;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;

/**
 * When points are recorded, which settings files say of each sequence: by time and voltage where a
 * current is held, by time and current where a voltage is. What all agree on is said once, for the
 * protocol. Not thread-safe.
 */
final class Recordings {
  private final Problems problems;
  private Recording whole = Recording.builder().build();

  Recordings(Problems problems) {
    this.problems = problems;
  }

  /** Finds what is said first of each; null if nothing is. */
  @Nullable Recording whole(List<MpsText.Technique> techniques) {
    Quantity period = null;
    Quantity volts = null;
    Quantity current = null;
    for (MpsText.Technique technique : techniques) {
      MpsText.Row types = technique.rows().get("ctrl_type");
      int count = types == null ? 0 : types.values().size();
      for (int i = 0; i < count; i++) {
        Recording own = read(technique, i);
        period = period == null ? own.period() : period;
        volts = volts == null ? own.voltageChange() : volts;
        current = current == null ? own.currentChange() : current;
      }
    }
    whole = Recording.builder().period(period).voltageChange(volts).currentChange(current).build();
    return whole.equals(Recording.builder().build()) ? null : whole;
  }

  /** Returns the recording of a sequence if it is not that of the protocol; else null. */
  @Nullable Recording own(MpsText.Technique technique, int column, boolean volts, boolean current) {
    Recording own = read(technique, column);
    boolean same =
        Objects.equals(own.period(), whole.period())
            && (!volts || Objects.equals(own.voltageChange(), whole.voltageChange()))
            && (!current || Objects.equals(own.currentChange(), whole.currentChange()));
    boolean none = own.equals(Recording.builder().build());
    return same || none ? null : own;
  }

  private Recording read(MpsText.Technique technique, int column) {
    Recording.Builder recording = Recording.builder();
    if (technique.get("rec_nb", column).isEmpty()) {
      return recording.build();
    }
    Integer count = Numbers.count(technique, "rec_nb", column, problems);
    for (int i = 1; count != null && i <= Math.min(count, Sequence.RECORDS); i++) {
      String row = "rec" + i;
      switch (technique.get(row + "_type", column)) {
        case "Time" -> recording.period(positive(technique, row, column, "s"));
        case "Ewe", "Ecell" -> recording.voltageChange(positive(technique, row, column, "V"));
        case "I" -> recording.currentChange(positive(technique, row, column, "mA"));
        default ->
            problems.warn(
                technique.place(row + "_type", column),
                "recording by %s is left out"
                    .formatted(Problems.show(technique.get(row + "_type", column))));
      }
    }
    try {
      return recording.build();
    } catch (IllegalArgumentException e) {
      problems.add(technique.place("rec_nb", column), String.valueOf(e.getMessage()));
      return Recording.builder().build();
    }
  }

  private @Nullable Quantity positive(
      MpsText.Technique technique, String row, int column, String unit) {
    Quantity quantity = Numbers.read(technique, row + "_value", column, unit, problems);
    return quantity == null || quantity.value().signum() <= 0 ? null : quantity;
  }
}
