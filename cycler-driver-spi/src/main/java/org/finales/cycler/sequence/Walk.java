package org.finales.cycler.sequence;

import java.util.List;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Step;
import org.jspecify.annotations.Nullable;

/** The way through the steps: loops, goes to, cycles, and the bounds of both. */
final class Walk {
  private final int[] backs;
  private final int[] times;
  private final int[] passes;

  /** Place of the step that runs; the number of steps after the last, -1 before the first. */
  int place = -1;

  /** How many cycles were completed. */
  int cycles;

  private boolean ranSinceCycle;
  private long started;
  private int startedAtOnce;

  Walk(List<Step> steps, int[] backs) {
    this.backs = backs;
    times = new int[backs.length];
    passes = new int[backs.length];
    for (int i = 0; i < backs.length; i++) {
      times[i] = steps.get(i) instanceof Loop loop ? loop.times() : 0;
    }
  }

  boolean isOver() {
    return place >= backs.length;
  }

  /** Jumps to a step; loops that are left that way begin anew when they are entered again. */
  void jump(int target) {
    if (target == place + 1) {
      place = target;
      return;
    }
    if (target <= place) {
      completeCycle();
    }
    for (int i = 0; i < backs.length; i++) {
      if (backs[i] >= 0 && (target < backs[i] || target > i)) {
        passes[i] = 0;
      }
    }
    place = target;
  }

  /** Goes on through loops until a step or the end is reached; returns what is wrong, or null. */
  @Nullable String settle(boolean timePassed) {
    startedAtOnce = timePassed ? 0 : startedAtOnce + 1;
    int loops = 0;
    while (place < backs.length && backs[place] >= 0) {
      completeCycle();
      if (++passes[place] < times[place]) {
        place = backs[place];
      } else {
        passes[place] = 0;
        place++;
      }
      if (++loops > Sequencer.MOST_STEPS_AT_ONCE) {
        return "loops go back to each other without a step between them; put one there";
      }
    }
    if (startedAtOnce > Sequencer.MOST_STEPS_AT_ONCE) {
      return "%d steps in a row took no time; give one of them an end that takes time"
          .formatted(Sequencer.MOST_STEPS_AT_ONCE);
    }
    if (place < backs.length && ++started > Sequencer.MOST_STEPS) {
      return "%d steps were begun, more than any protocol should; check what its ends go to"
          .formatted(Sequencer.MOST_STEPS);
    }
    ranSinceCycle |= place < backs.length;
    return null;
  }

  /** Tells whether the end was reached with the last cycle complete. */
  boolean isAfterLastCycle() {
    return isOver() && !ranSinceCycle;
  }

  private void completeCycle() {
    if (ranSinceCycle) {
      cycles++;
      ranSinceCycle = false;
    }
  }

  void tape(Tape tape) {
    place = tape.keep(place);
    cycles = tape.keep(cycles);
    ranSinceCycle = tape.keep(ranSinceCycle);
    started = tape.keep(started);
    startedAtOnce = tape.keep(startedAtOnce);
    tape.keep(passes);
  }
}
