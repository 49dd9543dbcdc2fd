package org.finales.core.linkeddata.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Terms;

/** Rules about what an electrolyte is made of. */
final class SubstanceRules {
  private static final Node.Iri CONSTITUENT = Terms.term("hasConstituent");
  private static final Node.Iri PROPERTY = Terms.term("hasProperty");
  private static final Node.Iri ADDITIVE = Terms.term("hasAdditive");
  private static final Map<Node.Iri, Node.Iri> ROLES =
      Map.of(
          Terms.term("hasSolvent"),
          Terms.term("Solvent"),
          Terms.term("hasSolute"),
          Terms.term("Solute"),
          ADDITIVE,
          Terms.term("ElectrolyteAdditive"));

  private SubstanceRules() {}

  /**
   * Substances within one that only names their role, as BattINFO's converter writes them: all
   * solvents as constituents of a Solvent, often as one thing with the classes and the shares of
   * all, and the additives within the solute.
   */
  static final class NestedSubstances implements RepairRule {
    @Override
    public String name() {
      return "nested-substances";
    }

    @Override
    public String finds() {
      return "substances nested in a thing that stands for their role, or several told as one";
    }

    @Override
    public void apply(RepairedGraph graph) {
      Set<Statement> removed = new HashSet<>();
      List<Statement> added = new ArrayList<>();
      for (Statement statement : graph.statements()) {
        Node.Iri role = ROLES.get(statement.predicate());
        Node group = statement.object();
        List<Node> members = graph.objects(group, CONSTITUENT);
        if (role == null || !(group instanceof Node.Blank) || members.isEmpty()) {
          continue;
        }
        Node bearer = bearer(graph, statement);
        removed.add(statement);
        for (Statement about : graph.about(group)) {
          if (about.predicate().equals(CONSTITUENT)) {
            removed.add(about);
          } else if (about.predicate().equals(Standard.TYPE)) {
            removed.add(about);
          }
        }
        for (Node member : members) {
          for (Node substance : apart(graph, member, removed, added)) {
            added.add(new Statement(bearer, statement.predicate(), substance));
            if (!graph.isA(substance, role)) {
              added.add(new Statement(substance, Standard.TYPE, role));
            }
          }
        }
        keepRest(graph, group, bearer, statement.predicate(), removed, added);
        graph.report(
            name(),
            bearer,
            "%s nested under a thing that stands for their role"
                .formatted(RepairedGraph.name(role)),
            "each put under " + RepairedGraph.name(statement.predicate()));
      }
      if (!removed.isEmpty()) {
        graph.replace(s -> removed.contains(s) ? List.of() : List.of(s));
        graph.add(added);
      }
    }

    /** Returns the electrolyte, also where the additives stand within the solute. */
    private static Node bearer(RepairedGraph graph, Statement statement) {
      if (statement.predicate().equals(ADDITIVE)) {
        for (Statement outer : graph.statements()) {
          if (outer.object().equals(statement.subject()) && ROLES.containsKey(outer.predicate())) {
            return outer.subject();
          }
        }
      }
      return statement.subject();
    }

    /** What else is said about the group is said about a substance without a class then. */
    private static void keepRest(
        RepairedGraph graph,
        Node group,
        Node bearer,
        Node.Iri relation,
        Set<Statement> removed,
        List<Statement> added) {
      for (Statement about : graph.about(group)) {
        if (!removed.contains(about) && !ROLES.containsKey(about.predicate())) {
          added.add(new Statement(bearer, relation, group));
          return;
        }
      }
    }

    /** Parts a thing with several classes and as many quantities. */
    private static List<Node> apart(
        RepairedGraph graph, Node member, Set<Statement> removed, List<Statement> added) {
      List<Node> types = graph.objects(member, Standard.TYPE);
      List<Node> quantities = graph.objects(member, PROPERTY);
      if (types.size() < 2 || types.size() != quantities.size()) {
        return List.of(member);
      }
      List<Node> parts = new ArrayList<>();
      for (Statement about : graph.about(member)) {
        if (about.predicate().equals(Standard.TYPE) || about.predicate().equals(PROPERTY)) {
          removed.add(about);
        }
      }
      for (int i = 0; i < types.size(); i++) {
        Node part = i == 0 ? member : graph.blank();
        added.add(new Statement(part, Standard.TYPE, types.get(i)));
        added.add(new Statement(part, PROPERTY, quantities.get(i)));
        parts.add(part);
      }
      return parts;
    }
  }
}
