package org.finales.api.cycling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the tags of a protocol and what refers to them. */
final class ProtocolTags {
  private ProtocolTags() {}

  /** Returns everything that is wrong with them, each with the place of the step. */
  static List<String> problems(List<Step> steps) {
    List<String> problems = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String tag = steps.get(i).tag();
      Integer earlier = tag == null ? null : places.putIfAbsent(tag, i);
      if (earlier != null) {
        problems.add("steps/%d/tag is the same as steps/%d/tag".formatted(i, earlier));
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Loop loop) {
        Integer place = places.get(loop.backTo());
        if (place == null || place >= i) {
          problems.add("steps/%d/backTo is not the tag of an earlier step".formatted(i));
        }
      }
      List<EndCondition> ends = steps.get(i).ends();
      for (int j = 0; j < ends.size(); j++) {
        String target = ends.get(j).target();
        if (target != null && !places.containsKey(target)) {
          problems.add("steps/%d/ends/%d/target is not the tag of a step".formatted(i, j));
        }
      }
    }
    return problems;
  }
}
