package org.finales.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.finales.core.schema.PatternNode.Ahead;
import org.finales.core.schema.PatternNode.At;
import org.finales.core.schema.PatternNode.Choice;
import org.finales.core.schema.PatternNode.One;
import org.finales.core.schema.PatternNode.Place;
import org.finales.core.schema.PatternNode.Repeat;
import org.finales.core.schema.PatternNode.Sequence;

/**
 * A regular expression as a machine that is in several states at once (K. Thompson, Regular
 * expression search algorithm, CACM 11 (1968) 419): it reads a text once, whatever the pattern, and
 * no pattern makes it try again. Immutable and thread-safe.
 */
final class PatternProgram {
  /** Most states; counted repetitions are written out. */
  private static final int MAX_STATES = 20_000;

  /** A state. Each leads on to the next, unless it says otherwise. */
  private sealed interface State {
    /** Reads one code point. */
    record Read(IntPredicate kind) implements State {}

    /** Goes on, and elsewhere too. */
    record Split(int target) implements State {}

    /** Goes on elsewhere. */
    record Jump(int target) implements State {}

    /** Goes on at such a place. */
    record Check(Place place) implements State {}

    /** Goes on if what follows fits, or does not. */
    record Look(PatternProgram ahead, boolean negative) implements State {}

    /** The text fits. */
    record Match() implements State {}
  }

  /** Counts the work done, and stops where that is too much. */
  interface Meter {
    /**
     * Counts work.
     *
     * @param steps one for each state entered
     * @throws RuntimeException to stop
     */
    void spend(int steps);
  }

  private static final byte READ = 0;
  private static final byte JUMP = 1;
  private static final byte SPLIT = 2;
  private static final byte CONDITION = 3;
  private static final byte MATCH = 4;

  /** How many more states the whole pattern may have. */
  private final AtomicInteger room;

  private final List<State> building;
  private final State[] states;

  /** What to do in each state, as numbers, which are quicker to tell apart than classes. */
  private final byte[] acts;

  /** Where jumps lead, and splits besides on. */
  private final int[] targets;

  /**
   * Writes a pattern out.
   *
   * @throws IllegalArgumentException if that takes more than {@value #MAX_STATES} states
   */
  PatternProgram(PatternNode pattern) {
    this(pattern, new AtomicInteger(MAX_STATES));
  }

  private PatternProgram(PatternNode pattern, AtomicInteger room) {
    this.room = room;
    building = new ArrayList<>();
    write(pattern);
    add(new State.Match());
    states = building.toArray(State[]::new);
    building.clear();
    acts = new byte[states.length];
    targets = new int[states.length];
    for (int i = 0; i < states.length; i++) {
      State state = states[i];
      if (state instanceof State.Read) {
        acts[i] = READ;
      } else if (state instanceof State.Jump jump) {
        acts[i] = JUMP;
        targets[i] = jump.target;
      } else if (state instanceof State.Split split) {
        acts[i] = SPLIT;
        targets[i] = split.target;
      } else {
        acts[i] = state instanceof State.Match ? MATCH : CONDITION;
      }
    }
  }

  private int add(State state) {
    if (room.getAndDecrement() <= 0) {
      throw new IllegalArgumentException("it repeats beyond reason");
    }
    building.add(state);
    return building.size() - 1;
  }

  private void write(PatternNode node) {
    if (node instanceof One one) {
      add(new State.Read(one.kind()));
    } else if (node instanceof At at) {
      add(new State.Check(at.place()));
    } else if (node instanceof Ahead ahead) {
      add(new State.Look(new PatternProgram(ahead.part(), room), ahead.negative()));
    } else if (node instanceof Sequence sequence) {
      sequence.parts().forEach(this::write);
    } else if (node instanceof Choice choice) {
      write(choice.alternatives());
    } else if (node instanceof Repeat repeat) {
      write(repeat);
    }
  }

  private void write(List<PatternNode> alternatives) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < alternatives.size() - 1; i++) {
      int split = add(new State.Jump(0));
      write(alternatives.get(i));
      ends.add(add(new State.Jump(0)));
      building.set(split, new State.Split(building.size()));
    }
    write(alternatives.get(alternatives.size() - 1));
    for (int end : ends) {
      building.set(end, new State.Jump(building.size()));
    }
  }

  private void write(Repeat repeat) {
    for (int i = 0; i < repeat.min(); i++) {
      writeCounted(repeat.part());
    }
    if (repeat.max() < 0) {
      int split = add(new State.Jump(0));
      write(repeat.part());
      add(new State.Jump(split));
      building.set(split, new State.Split(building.size()));
      return;
    }
    List<Integer> splits = new ArrayList<>();
    for (int i = repeat.min(); i < repeat.max(); i++) {
      splits.add(add(new State.Jump(0)));
      write(repeat.part());
    }
    for (int split : splits) {
      building.set(split, new State.Split(building.size()));
    }
  }

  /** A copy costs a state even where it is empty, so that empty copies are counted too. */
  private void writeCounted(PatternNode part) {
    int before = building.size();
    write(part);
    if (building.size() == before) {
      add(new State.Jump(before + 1));
    }
  }

  /** Whether the pattern fits somewhere in a text. */
  boolean find(String text, Meter meter) {
    return new Run(text, meter).from(0, true);
  }

  /** One reading of a text. */
  private final class Run {
    /** A look ahead begins with a fresh set of states, which costs something too. */
    private static final int STATES_CLEARED_PER_STEP = 16;

    private final String text;
    private final Meter meter;
    private final int[] stack = new int[2 * states.length + 1];

    /** For each state the place at which it was last entered, plus one. */
    private final int[] entered = new int[states.length];

    private int[] current = new int[states.length];
    private int[] following = new int[states.length];
    private int count;

    Run(String text, Meter meter) {
      this.text = text;
      this.meter = meter;
      meter.spend(states.length / STATES_CLEARED_PER_STEP);
    }

    /** Reads from a place; may start anywhere after it, or only there. */
    boolean from(int start, boolean anywhere) {
      count = 0;
      int at = start;
      while (true) {
        if ((anywhere || at == start) && enter(0, at, current)) {
          return true;
        }
        if (at >= text.length() || (count == 0 && !anywhere)) {
          return false;
        }
        int codePoint = text.codePointAt(at);
        int next = at + Character.charCount(codePoint);
        int active = count;
        int[] reading = current;
        current = following;
        following = reading;
        count = 0;
        for (int i = 0; i < active; i++) {
          meter.spend(1);
          int state = reading[i];
          if (((State.Read) states[state]).kind.test(codePoint)
              && enter(state + 1, next, current)) {
            return true;
          }
        }
        at = next;
      }
    }

    /** Enters a state and all that follow without reading; whether the match is among them. */
    private boolean enter(int first, int at, int[] into) {
      int depth = 0;
      stack[depth++] = first;
      while (depth > 0) {
        int index = stack[--depth];
        if (entered[index] == at + 1) {
          continue;
        }
        entered[index] = at + 1;
        meter.spend(1);
        switch (acts[index]) {
          case MATCH -> {
            return true;
          }
          case READ -> into[count++] = index;
          case JUMP -> stack[depth++] = targets[index];
          case SPLIT -> {
            stack[depth++] = targets[index];
            stack[depth++] = index + 1;
          }
          default -> {
            if (holds(states[index], at)) {
              stack[depth++] = index + 1;
            }
          }
        }
      }
      return false;
    }

    private boolean holds(State condition, int at) {
      if (condition instanceof State.Look look) {
        return look.negative != look.ahead.new Run(text, meter).from(at, false);
      }
      return switch (((State.Check) condition).place) {
        case START -> at == 0;
        case END -> at == text.length();
        case WORD_BOUNDARY -> isWord(at - 1) != isWord(at);
        case NO_WORD_BOUNDARY -> isWord(at - 1) == isWord(at);
      };
    }

    private boolean isWord(int at) {
      return at >= 0 && at < text.length() && CharacterKinds.isWord(text.charAt(at));
    }
  }
}
