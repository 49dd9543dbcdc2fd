package org.finales.core.matching;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.Violation;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong with a tenant's limitations, and what in them will have no effect.
 *
 * @param violations shapes without meaning, inverted ranges, bounds that are no numbers, units of
 *     another dimension: reasons to refuse
 * @param warnings names that the capability does not know: they restrict nothing
 */
public record LimitationsCheck(List<Violation> violations, List<Violation> warnings) {
  /** Most JSON values that limitations may hold. */
  public static final int MAX_NODES = 100_000;

  /** Deepest nesting of limitations. */
  public static final int MAX_DEPTH = 64;

  public LimitationsCheck {
    violations = List.copyOf(violations);
    warnings = List.copyOf(warnings);
  }

  /** Whether there is no reason to refuse the limitations. */
  public boolean isSound() {
    return violations.isEmpty();
  }

  /**
   * Checks limitations against the schema of the parameters that they limit. They are accepted in
   * every shape that FINALES 2 accepts and that has a meaning.
   *
   * @param parametersSchema the capability's schema of parameters
   * @param pathPrefix JSON pointer of the limitations in the caller's document, put before each
   *     path; empty for none
   */
  public static LimitationsCheck of(
      JsonNode parametersSchema, Limitations limitations, String pathPrefix) {
    Findings findings = new Findings();
    JsonNode tree = limitations.alternatives();
    if (isTooLarge(tree)) {
      tooLarge(findings, pathPrefix);
    } else {
      LimitReader.read(tree, parametersSchema, pathPrefix, findings);
    }
    return new LimitationsCheck(findings.violations, findings.warnings);
  }

  /**
   * Checks limitations of a capability that is not known yet. Which shapes its parameters have is
   * open, but a range is a range wherever it stands.
   *
   * @param pathPrefix JSON pointer of the limitations in the caller's document, put before each
   *     path; empty for none
   */
  public static LimitationsCheck ofUnknown(Limitations limitations, String pathPrefix) {
    Findings findings = new Findings();
    JsonNode tree = limitations.alternatives();
    if (isTooLarge(tree)) {
      tooLarge(findings, pathPrefix);
    } else {
      readRanges(tree, pathPrefix, false, new RangeReader(findings, null, false));
    }
    return new LimitationsCheck(findings.violations, findings.warnings);
  }

  /**
   * Reads every range of a tree.
   *
   * @param named whether the tree belongs to a parameter, and is not a set of them
   */
  private static void readRanges(JsonNode tree, String path, boolean named, RangeReader reader) {
    for (int i = 0; i < tree.size() && tree.isArray(); i++) {
      JsonNode entry = tree.get(i);
      String place = path + "/" + i;
      if (named && RangeReader.isRange(entry)) {
        reader.read(entry, place);
      } else {
        readRanges(entry, place, named, reader);
      }
    }
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      String place = path + "/" + Misses.escape(field.getKey());
      readRanges(field.getValue(), place, true, reader);
    }
  }

  private static void tooLarge(Findings findings, String path) {
    findings.violation(
        path, "limitations hold at most " + MAX_NODES + " values, nested " + MAX_DEPTH + " deep");
  }

  private static boolean isTooLarge(JsonNode tree) {
    record Level(JsonNode node, int depth) {}
    ArrayDeque<Level> open = new ArrayDeque<>();
    open.add(new Level(tree, 1));
    int nodes = 0;
    while (!open.isEmpty()) {
      Level level = open.removeLast();
      if (++nodes > MAX_NODES || level.depth > MAX_DEPTH) {
        return true;
      }
      for (JsonNode child : level.node) {
        open.add(new Level(child, level.depth + 1));
      }
    }
    return false;
  }
}
