package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of galvanostatic cycling with potential limitation: a current {@code Is} for at
 * most {@code t1}; where that reaches the potential {@code EM}, the potential is held for {@code
 * tM} or until the current has faded to {@code Im}; then a rest for {@code tR}. Not thread-safe;
 * one for each part.
 */
final class CyclingReader {
  private static final String CAPACITY = "dQM";

  private final Columns columns;
  private final Parts parts;
  private final int part;

  CyclingReader(Columns columns, Parts parts, int part) {
    this.columns = columns;
    this.parts = parts;
    this.part = part;
  }

  /** Reads the current; null if there are problems. */
  @Nullable Step current() {
    boolean held = next(1, Parts.Kind.POTENTIAL);
    Quantity time = columns.time("t1 (h:m:s)");
    if (time != null && time.value().signum() == 0) {
      columns.problem("t1 (h:m:s)", "a current without a time is skipped or endless; give t1");
      return null;
    }
    Drive drive = Drive.of(columns, "Set I/C", "Is", "unit Is", "I sign");
    Quantity potential = columns.get("EM (V)").equals("pass") ? null : columns.plain("EM (V)", "V");
    for (String row : List.of("dI/dt", "delta SoC (%)")) {
      columns.refuse(row, "a limit by %s cannot be read".formatted(row));
    }
    if (columns.given("EL (V)") && !next(held ? 2 : 1, Parts.Kind.REST)) {
      columns.warn("EL (V)", "EL is left out, as there is no rest whose end is compared with it");
    }
    Quantity capacity = capacity(held);
    if (drive == null || time == null || !columns.isFine()) {
      return null;
    }
    if (held && drive.sign() == 0) {
      columns.problem("tM (h:m:s)", "no current flows that could reach the potential to be held");
      return null;
    }
    List<EndCondition> ends = new ArrayList<>();
    if (potential != null && drive.sign() != 0) {
      ends.add(
          EndCondition.of(
              drive.sign() > 0 ? EndKind.UPPER_VOLTAGE : EndKind.LOWER_VOLTAGE, potential));
    } else if (potential != null && !isZero(potential)) {
      columns.warn("EM (V)", "a potential as the limit of no current is left out");
    }
    if (capacity != null) {
      ends.add(EndCondition.of(EndKind.CAPACITY, capacity));
    }
    ends.add(parts.end(part, EndKind.DURATION, time, part + (held ? 2 : 1)));
    return ConstantCurrent.builder()
        .tag(parts.tag(part))
        .current(drive.current())
        .cRate(drive.rate())
        .ends(ends)
        .recording(columns.recording("dt1 (s)", "dE1 (mV)", null, null))
        .build();
  }

  /** Reads the potential that is held; null if there are problems. */
  @Nullable Step potential() {
    if (!Techniques.CYCLING.has(columns.technique(), columns.column(), Parts.Kind.CURRENT)) {
      columns.problem("tM (h:m:s)", "a potential is held only after a current that reached it");
    }
    Quantity potential = columns.plain("EM (V)", "V");
    Quantity time = columns.time("tM (h:m:s)");
    Quantity current = columns.given("Im") ? columns.amount("Im", "unit Im", "mA") : null;
    if (potential == null || time == null || !columns.isFine()) {
      return null;
    }
    List<EndCondition> ends = new ArrayList<>();
    if (current != null) {
      ends.add(
          EndCondition.of(
              EndKind.LOWER_CURRENT, new Quantity(current.value().abs(), current.unit())));
    }
    ends.add(EndCondition.of(EndKind.DURATION, time));
    return ConstantVoltage.builder(potential)
        .tag(parts.tag(part))
        .ends(ends)
        .recording(columns.recording("dtq (s)", null, null, null))
        .build();
  }

  /** Reads the rest; null if there are problems. */
  @Nullable Step rest() {
    if (!columns.get("EL (V)").isEmpty() && !columns.get("EL (V)").equals("pass")) {
      columns.problem(
          "EL (V)",
          "a sequence that is repeated until the rest ends beyond EL cannot be read; a protocol has"
              + " no such condition");
    }
    Quantity time = columns.time("tR (h:m:s)");
    if (columns.given("dER/dt (mV/h)")) {
      columns.warn(
          "dER/dt (mV/h)", "that the rest ends earlier when the voltage is steady is left out");
    }
    if (time == null || !columns.isFine()) {
      return null;
    }
    return Rest.builder()
        .tag(parts.tag(part))
        .ends(List.of(EndCondition.of(EndKind.DURATION, time)))
        .recording(columns.recording("dtR (s)", "dER (mV)", null, null))
        .build();
  }

  private @Nullable Quantity capacity(boolean held) {
    if (!columns.given(CAPACITY)) {
      columns.refuse("dxM", "a limit by dxM cannot be read without dQM");
      return null;
    }
    if (held) {
      columns.problem(
          CAPACITY, "a charge dQM over both the current and the potential cannot be read");
      return null;
    }
    return columns.amount(CAPACITY, "unit dQM", "mAh");
  }

  /** Tells whether a part behind this belongs to the same sequence and is of a kind. */
  private boolean next(int behind, Parts.Kind kind) {
    if (part + behind >= parts.all().size()) {
      return false;
    }
    Parts.Part other = parts.all().get(part + behind);
    return other.kind() == kind
        && other.technique() == columns.technique()
        && other.column() == columns.column();
  }

  private static boolean isZero(Quantity quantity) {
    return quantity.value().compareTo(BigDecimal.ZERO) == 0;
  }
}
