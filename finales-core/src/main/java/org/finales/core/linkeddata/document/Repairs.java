package org.finales.core.linkeddata.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finales.core.linkeddata.Graph;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds and repairs the known defects of documents that others write. */
public final class Repairs {
  private static final List<RepairRule> RULES =
      List.of(
          new IriRules.UndefinedPrefix(),
          new IriRules.MixedNamespaces(),
          new IriRules.OtherTestRelations(),
          new UnitRules.WrongUnit(),
          new UnitRules.UnitAsText(),
          new StructureRules.RelationOfNature(),
          new StructureRules.IterationsAsRelation(),
          new StructureRules.ClassAsRelation(),
          new StructureRules.DeprecatedChemistry(),
          new SubstanceRules.NestedSubstances(),
          new TestRules.OutputWithoutNumber(),
          new TestRules.CapacityByUnit(),
          new DensityRule(),
          new TestRules.UnnamedParts());

  private Repairs() {}

  /** Returns the names of all rules with what each looks for, in the order of their use. */
  public static Map<String, String> rules() {
    Map<String, String> rules = new java.util.LinkedHashMap<>();
    rules.put("bare-number", "NaN or Infinity standing bare, where JSON has no number");
    rules.put("base-outside-context", "@base beside @context instead of within it");
    RULES.forEach(rule -> rules.put(rule.name(), rule.finds()));
    return rules;
  }

  /**
   * Repairs a graph.
   *
   * @param found takes what was found
   * @return the same graph if nothing was
   */
  public static Graph repair(Graph graph, List<Repair> found) {
    RepairedGraph repaired = new RepairedGraph(graph, found);
    for (RepairRule rule : RULES) {
      rule.apply(repaired);
    }
    return repaired.isChanged() ? repaired.graph() : graph;
  }

  /** Repairs what keeps JSON from being JSON-LD, in place. */
  static void repair(JsonNode document, List<Repair> found) {
    BareNumbers.remove(
        document,
        (place, text) ->
            found.add(
                new Repair("bare-number", place, "%s is no JSON".formatted(text), "left out")));
    List<JsonNode> tops = new ArrayList<>();
    if (document.isArray()) {
      document.forEach(tops::add);
    } else {
      tops.add(document);
    }
    for (JsonNode top : tops) {
      if (top instanceof ObjectNode object && object.path("@base").isString()) {
        JsonNode base = object.path("@base");
        object.remove("@base");
        JsonNode context = object.get("@context");
        ObjectNode added = JsonNodeFactory.instance.objectNode().put("@base", base.stringValue());
        ArrayNode contexts = JsonNodeFactory.instance.arrayNode();
        if (context != null && context.isArray()) {
          context.forEach(contexts::add);
        } else if (context != null) {
          contexts.add(context);
        }
        object.set("@context", contexts.add(added));
        found.add(
            new Repair(
                "base-outside-context",
                "/@base",
                "@base has no effect beside @context",
                "moved into it"));
      }
    }
  }
}
