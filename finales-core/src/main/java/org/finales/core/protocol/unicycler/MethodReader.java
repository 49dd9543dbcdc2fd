package org.finales.core.protocol.unicycler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.finales.api.battinfo.Checks;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Step;
import org.finales.api.property.Attribute;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the steps of a method. Tags are steps there and names of steps here; a number of a loop
 * counts tags too, from 1. Not thread-safe; one for each method.
 */
final class MethodReader {
  private static final String METHOD = "/method/";

  private final Problems problems;
  private final List<Step> steps = new ArrayList<>();
  private final List<Attribute> rest = new ArrayList<>();
  private final Map<String, Integer> tags = new HashMap<>();
  private final Map<Integer, Jump> jumps = new HashMap<>();

  /** The tag of each step, by its place among the steps that are no tags. */
  private final Map<Integer, String> names = new HashMap<>();

  /** How many steps that are no tags come before each entry. */
  private int[] before = new int[0];

  /** Where a loop goes: by a tag, or by a number. */
  private record Jump(int target, @Nullable String tag, @Nullable Integer number) {}

  MethodReader(Problems problems) {
    this.problems = problems;
  }

  List<Step> steps() {
    return steps;
  }

  List<Attribute> rest() {
    return rest;
  }

  void read(JsonNode method) {
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < method.size(); i++) {
      kinds.add(StepReader.kind(method.get(i), METHOD + i, problems));
    }
    if (kinds.contains("")) {
      return; // the order of tags and loops means nothing then
    }
    findTags(method, kinds);
    for (int i = 0; i < kinds.size(); i++) {
      if ("loop".equals(kinds.get(i))) {
        jump(method.get(i), i, kinds);
      }
    }
    nameSteps(kinds);
    List<StepReader> readers = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      if (!"tag".equals(kinds.get(i))) {
        step(method.get(i), i, kinds.get(i), readers);
      }
    }
    StepReader.warnOfMismatches(readers, problems);
  }

  private void findTags(JsonNode method, List<String> kinds) {
    before = new int[kinds.size()];
    int count = 0;
    for (int i = 0; i < kinds.size(); i++) {
      before[i] = count;
      if (!"tag".equals(kinds.get(i))) {
        count++;
        continue;
      }
      Fields fields = StepReader.fields(method.get(i), METHOD + i, "tag", problems);
      String tag = fields.text("tag");
      if (tag == null || tag.isBlank()) {
        problems.add(METHOD + i + "/tag", "must not be empty");
      } else if (tag.length() > Checks.MAX_NAME) {
        problems.add(
            METHOD + i + "/tag", "is longer than %d characters".formatted(Checks.MAX_NAME));
      } else if (tags.putIfAbsent(tag, i) != null) {
        problems.add(
            METHOD + i + "/tag",
            "%s is the tag of %s%d too; tags are unique"
                .formatted(Problems.show(tag), METHOD, tags.get(tag)));
      }
      id(fields, i);
    }
    if (count == 0) {
      problems.add("/method", "has tags only; a protocol without steps does nothing");
    }
  }

  private void id(Fields fields, int place) {
    String id = fields.text("id");
    if (id == null) {
      return;
    }
    if (id.isBlank() || id.length() > Checks.MAX_TEXT) {
      problems.warn(fields.place("id"), "is blank or too long and is left out");
    } else {
      rest.add(Residue.of(METHOD + place + "/id", id));
    }
  }

  private void jump(JsonNode loop, int place, List<String> kinds) {
    String at = METHOD + place + "/loop_to";
    JsonNode goal = loop.path("loop_to");
    if (goal.isString()) {
      String tag = goal.asString();
      Integer target = tags.get(tag);
      if (tag.isBlank()) {
        problems.add(at, "must not be empty");
      } else if (target == null) {
        problems.add(at, "no step has the tag " + Problems.show(tag));
      } else if (place <= target) {
        problems.add(at, "%s comes later; loops go backwards".formatted(Problems.show(tag)));
      } else if (place == target + 1) {
        problems.add(at, "the loop comes right after its tag; put the steps between them");
      } else {
        jump(place, new Jump(target, tag, null), at, kinds);
      }
      return;
    }
    Integer number = new Fields(loop, METHOD + place, problems).count("loop_to", 1);
    if (number != null && number >= place) {
      // unicycler compares the number, which counts from 1, with a place that counts from 0
      problems.add(
          at,
          "step %d is not at least two before the loop, which is step %d; use a tag to repeat one step"
              .formatted(number, place + 1));
    } else if (number != null) {
      jump(place, new Jump(number - 1, null, number), at, kinds);
    }
  }

  private void jump(int place, Jump jump, String at, List<String> kinds) {
    if (before[jump.target()] >= before[place]) {
      problems.add(at, "only tags lie between; the loop would repeat itself");
    } else {
      jumps.put(place, jump);
    }
  }

  /** Gives the steps the tags right before them, and makes up tags where loops go by number. */
  private void nameSteps(List<String> kinds) {
    int steps = 0;
    for (String kind : kinds) {
      steps += "tag".equals(kind) ? 0 : 1;
    }
    // the last tag before a step is its name, all others are kept aside
    tags.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(tag -> names.put(before[tag.getValue()], tag.getKey()));
    for (String tag : new TreeSet<>(tags.keySet())) {
      int place = tags.getOrDefault(tag, 0);
      if (!tag.equals(names.get(before[place])) || before[place] >= steps) {
        rest.add(Residue.of(METHOD + place + "/tag", tag));
      }
    }
    jumps.forEach(
        (place, jump) -> {
          int target = before[jump.target()];
          if (!names.containsKey(target)) {
            int document = documentPlace(target, kinds);
            String name = "step" + (document + 1);
            while (tags.containsKey(name)) {
              name = name + "'";
            }
            tags.put(name, document);
            names.put(target, name);
            rest.add(Residue.of(METHOD + document + Residue.MADE_UP, name));
          }
          if (jump.number() != null) {
            rest.add(Residue.of(METHOD + place + "/loop_to", jump.number().toString()));
          } else if (jump.tag() != null && !jump.tag().equals(names.get(target))) {
            rest.add(Residue.of(METHOD + place + "/loop_to_tag", jump.tag()));
          }
        });
  }

  private int documentPlace(int step, List<String> kinds) {
    int place = 0;
    while (before[place] < step || "tag".equals(kinds.get(place))) {
      place++;
    }
    return place;
  }

  private void step(JsonNode node, int place, String kind, List<StepReader> readers) {
    String path = METHOD + place;
    Fields fields = StepReader.fields(node, path, kind, problems);
    id(fields, place);
    String name = names.get(before[place]);
    Step step;
    if ("loop".equals(kind)) {
      Integer times = fields.count("cycle_count", null);
      Jump jump = jumps.get(place);
      String target = jump == null ? null : names.get(before[jump.target()]);
      step = times == null || target == null ? null : Loop.builder(target, times).tag(name).build();
      readers.add(new StepReader(fields, kind, problems));
    } else {
      StepReader reader = new StepReader(fields, kind, problems);
      readers.add(reader);
      step = reader.read(name);
    }
    if (step != null) {
      steps.add(step);
    }
  }

  /** Returns a number without its sign; null for null. */
  static @Nullable BigDecimal abs(@Nullable BigDecimal number) {
    return number == null ? null : number.abs();
  }
}
