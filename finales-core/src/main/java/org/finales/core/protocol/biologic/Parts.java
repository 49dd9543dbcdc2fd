package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.battinfo.Checks;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Then;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.Targets;
import org.jspecify.annotations.Nullable;

/**
 * What the techniques of a settings file come to: one part for each step, and which part leads to
 * which. Not thread-safe.
 */
final class Parts {
  private static final int LIMITS = 3;

  private final Problems problems;
  private final Targets targets = new Targets();
  private final List<Part> all = new ArrayList<>();

  /** The first part of each sequence of each technique, and of what follows the last. */
  private final List<List<Integer>> starts = new ArrayList<>();

  /** Which earlier part a loop goes back to. */
  private final Map<Integer, Integer> loops = new HashMap<>();

  /** What a part does. */
  enum Kind {
    /** A sequence of a Modulo Bat. */
    SEQUENCE,
    /** A technique that is one step. */
    WHOLE,
    /** A current, the first half of a sequence of cycling with limits of the potential. */
    CURRENT,
    /** The potential that such a sequence holds then. */
    POTENTIAL,
    /** The rest at the end of such a sequence. */
    REST,
    /** A sequence of chronopotentiometry. */
    GALVANO,
    /** A sequence of chronoamperometry. */
    POTENTIO,
    /** The way back at the end of a sequence. */
    BACK
  }

  /**
   * What becomes one step.
   *
   * @param column the sequence, counted from 0
   */
  record Part(MpsText.Technique technique, int column, Kind kind) {}

  Parts(List<MpsText.Technique> techniques, Problems problems) {
    this.problems = problems;
    techniques.forEach(this::add);
    if (all.size() > Checks.MAX_ITEMS) {
      throw new ProtocolFormatException(
          "", "there are %d steps, at most %d are read".formatted(all.size(), Checks.MAX_ITEMS));
    }
    for (int i = 0; i < all.size(); i++) {
      ways(i);
    }
  }

  List<Part> all() {
    return all;
  }

  /** Returns the tag that a part needs because something goes to it; null if nothing does. */
  @Nullable String tag(int part) {
    return targets.of(part);
  }

  /** Returns the tag to which a loop goes back; null if that was a problem. */
  @Nullable String backTo(int part) {
    Integer target = loops.get(part);
    return target == null ? null : targets.of(target);
  }

  /** Returns an end after which another part follows than the next. */
  EndCondition end(int from, EndKind kind, Quantity quantity, int to) {
    if (to == from + 1) {
      return EndCondition.of(kind, quantity);
    }
    return to >= all.size()
        ? new EndCondition(kind, quantity, Then.STOP, null)
        : new EndCondition(kind, quantity, Then.GO_TO, targets.name(to));
  }

  /** Returns the first part of a sequence of the technique of another part. */
  int sequence(int part, int sequence) {
    List<Integer> firsts = starts.get(technique(part));
    return firsts.get(Math.min(sequence, firsts.size() - 1));
  }

  /** Tells whether a part belongs to the last technique. */
  boolean isLast(int part) {
    return technique(part) == starts.size() - 1;
  }

  private int technique(int part) {
    int found = 0;
    while (found + 1 < starts.size() && starts.get(found + 1).get(0) <= part) {
      found++;
    }
    return found;
  }

  private void add(MpsText.Technique technique) {
    List<Integer> firsts = new ArrayList<>();
    starts.add(firsts);
    Techniques known = Techniques.of(technique.name());
    if (known != null) {
      known.check(technique, problems);
    }
    if (known == null) {
      firsts.add(all.size());
      all.add(new Part(technique, 0, Kind.WHOLE));
      if (Techniques.isGiven(technique.get("nc cycles", 0))) {
        all.add(new Part(technique, 0, Kind.BACK));
      }
      firsts.add(all.size());
      return;
    }
    String row = known.key();
    MpsText.Row sequences = technique.rows().get(row);
    int count = sequences == null ? 0 : sequences.values().size();
    if (count == 0 || technique.get(row, 0).isEmpty()) {
      problems.add(
          "line " + technique.line(), "a %s needs a row %s".formatted(technique.name(), row));
    }
    for (int i = 0; i < count && !technique.get(row, i).isEmpty(); i++) {
      firsts.add(all.size());
      for (Kind kind : known.kinds()) {
        if (known.has(technique, i, kind)) {
          all.add(new Part(technique, i, kind));
        }
      }
    }
    firsts.add(all.size());
  }

  private void ways(int from) {
    Part part = all.get(from);
    MpsText.Technique technique = part.technique();
    if (part.kind() == Kind.BACK) {
      loop(from, "goto Ns'", "a loop goes back to a sequence that comes before it", 0);
    } else if (part.kind() == Kind.WHOLE && technique.name().equals("Loop")) {
      loop(from, "goto Ne", "a Loop goes back to a technique that comes before it", 1);
    } else if (part.kind() == Kind.SEQUENCE) {
      if (technique.get("ctrl_type", part.column()).equals("Loop")) {
        loop(from, "ctrl_seq", "a loop goes back to a sequence that comes before it", 0);
      }
      for (int i = 1; i <= LIMITS; i++) {
        BigDecimal sequence = Numbers.parse(technique.get("lim" + i + "_seq", part.column()));
        if (technique.get("lim" + i + "_action", part.column()).equals("Goto sequence")
            && sequence != null
            && sequence.signum() >= 0
            && sequence.compareTo(BigDecimal.valueOf(all.size())) <= 0) {
          int to = sequence(from, sequence.intValue());
          if (to != from + 1 && to < all.size()) {
            targets.name(to);
          }
        }
      }
    }
  }

  private void loop(int from, String row, String wrong, int first) {
    Part part = all.get(from);
    Integer number = Numbers.count(part.technique(), row, part.column(), problems);
    if (number == null) {
      return;
    }
    int to = from;
    if (first == 0) {
      to = sequence(from, number);
    } else if (number >= 1 && number <= starts.size()) {
      to = starts.get(number - 1).get(0);
    }
    if (to >= from) {
      problems.add(part.technique().place(row, part.column()), wrong);
      return;
    }
    targets.name(to);
    loops.put(from, to);
  }
}
