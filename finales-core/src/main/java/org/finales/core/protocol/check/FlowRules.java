package org.finales.core.protocol.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.CurrentRamp;
import org.finales.api.cycling.DriveCycle;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.PulseTrain;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.Then;
import org.finales.api.cycling.VoltageScan;

/** Steps that are never reached, and ways that never come to an end. */
final class FlowRules {
  private final List<Step> steps;
  private final List<Finding> all;
  private final List<int[]> next = new ArrayList<>();

  private FlowRules(List<Step> steps, List<Finding> all) {
    this.steps = steps;
    this.all = all;
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String tag = steps.get(i).tag();
      if (tag != null) {
        places.put(tag, i);
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      next.add(after(i, places));
    }
  }

  static void check(List<Step> steps, List<Finding> all) {
    FlowRules rules = new FlowRules(steps, all);
    BitSet reached = rules.reached();
    rules.unreached(reached);
    rules.endless(reached);
    rules.loops();
  }

  /** The places that can follow; the number of steps stands for the end. */
  private int[] after(int place, Map<String, Integer> places) {
    Step step = steps.get(place);
    if (step instanceof Loop loop) {
      return loop.times() > 1
          ? new int[] {places.getOrDefault(loop.backTo(), place), place + 1}
          : new int[] {place + 1};
    }
    BitSet follow = new BitSet();
    if (endsByItself(step)) {
      follow.set(place + 1);
    }
    for (EndCondition end : step.ends()) {
      Then then = end.then() == null ? Then.NEXT : end.then();
      switch (then) {
        case NEXT -> follow.set(place + 1);
        case GO_TO -> follow.set(places.getOrDefault(String.valueOf(end.target()), place));
        case STOP, FAIL -> follow.set(steps.size());
      }
    }
    return follow.stream().toArray();
  }

  private static boolean endsByItself(Step step) {
    return step instanceof VoltageScan
        || step instanceof CurrentRamp
        || step instanceof PulseTrain
        || step instanceof DriveCycle
        || step instanceof Impedance;
  }

  private BitSet reached() {
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    reached.set(0);
    while (!open.isEmpty()) {
      for (int place : next.get(open.pop())) {
        if (!reached.get(place)) {
          reached.set(place);
          if (place < steps.size()) {
            open.push(place);
          }
        }
      }
    }
    return reached;
  }

  private void unreached(BitSet reached) {
    for (int from = reached.nextClearBit(0); from < steps.size(); ) {
      int after = reached.nextSetBit(from);
      int to = after < 0 || after > steps.size() ? steps.size() : after;
      all.add(
          Finding.warning(
              from + 1,
              "never-reached",
              to - from == 1
                  ? "no step before it leads to it"
                  : "no step leads to it and the next ones, up to step " + to,
              "leave it out, or let an end go to it"));
      from = reached.nextClearBit(to);
    }
  }

  /** Finds the steps from which no way leads to the end. */
  private void endless(BitSet reached) {
    List<List<Integer>> before = new ArrayList<>();
    for (int i = 0; i <= steps.size(); i++) {
      before.add(new ArrayList<>());
    }
    for (int i = 0; i < steps.size(); i++) {
      for (int place : next.get(i)) {
        before.get(place).add(i);
      }
    }
    BitSet ending = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(steps.size()));
    while (!open.isEmpty()) {
      for (int place : before.get(open.pop())) {
        if (!ending.get(place)) {
          ending.set(place);
          open.push(place);
        }
      }
    }
    BitSet stuck = (BitSet) reached.clone();
    stuck.clear(steps.size());
    stuck.andNot(ending);
    int first = stuck.nextSetBit(0);
    if (first >= 0) {
      int last = stuck.previousSetBit(steps.size());
      all.add(
          Finding.warning(
              last + 1,
              "never-ends",
              "from step %d on it never comes to an end; every way leads back".formatted(first + 1),
              "repeat with a loop that has a number of times, or give a step an end that goes on or"
                  + " stops, as a number of cycles"));
    }
  }

  private void loops() {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Loop loop && loop.times() == 1) {
        all.add(
            Finding.note(
                i + 1,
                "loop-once",
                "a loop of one time runs its steps just as without it",
                "give the number of times that they are to run in all"));
      }
    }
  }
}
