package org.finales.api.cycling.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Step;
import org.jspecify.annotations.Nullable;

/**
 * Which loops of a protocol are written as {@code LOOP … END}, because they lie within one another
 * or apart, and which as {@code REPEAT}, because they cross others.
 */
final class Layout {
  private record Block(int first, int last, int height) {}

  private final List<Step> steps;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<Integer, Deque<Integer>> timesAt = new HashMap<>();
  private final Set<Integer> ends = new HashSet<>();
  private final Set<String> named = new HashSet<>();

  Layout(List<Step> steps) {
    this.steps = steps;
    for (int i = 0; i < steps.size(); i++) {
      String tag = steps.get(i).tag();
      if (tag != null) {
        places.put(tag, i);
      }
      for (EndCondition end : steps.get(i).ends()) {
        if (end.target() != null) {
          named.add(end.target());
        }
      }
    }
    nest();
  }

  /** Takes each loop in turn; those before it end earlier, so that it holds, crosses or follows. */
  private void nest() {
    Deque<Block> blocks = new ArrayDeque<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Loop loop) {
        int first = Objects.requireNonNull(places.get(loop.backTo()));
        Deque<Block> held = new ArrayDeque<>();
        int height = 1;
        while (!blocks.isEmpty() && blocks.getLast().first() >= first) {
          Block inner = blocks.removeLast();
          held.addFirst(inner);
          height = Math.max(height, inner.height() + 1);
        }
        boolean crosses = !blocks.isEmpty() && blocks.getLast().last() >= first;
        if (crosses || height > ProfileText.MAX_DEPTH) {
          blocks.addAll(held);
          named.add(loop.backTo());
        } else {
          blocks.addLast(new Block(first, i, height));
          ends.add(i);
          timesAt.computeIfAbsent(first, key -> new ArrayDeque<>()).addFirst(loop.times());
        }
      }
    }
  }

  /** Returns how often the loops are run that begin before a step, the outermost first. */
  Iterable<Integer> loopsAt(int step) {
    Deque<Integer> times = timesAt.get(step);
    return times == null ? List.of() : times;
  }

  /** Tells whether a loop is written as the {@code END} of a block. */
  boolean isEnd(int step) {
    return ends.contains(step);
  }

  /** Returns the tag to be written, or null if there is none or it would be invented again. */
  @Nullable String tag(int step) {
    String tag = steps.get(step).tag();
    boolean isInvented =
        timesAt.containsKey(step) && Tags.ofStep(step).equals(tag) && !named.contains(tag);
    return isInvented ? null : tag;
  }
}
