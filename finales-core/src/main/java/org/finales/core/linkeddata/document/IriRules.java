package org.finales.core.linkeddata.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.battinfo.Prefixes;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;

/** Rules about IRIs that mean another one. */
final class IriRules {
  private static final String EMMO = "https://w3id.org/emmo#";
  private static final String ECHEM = "https://w3id.org/emmo/domain/electrochemistry#";
  private static final String BATTERY = "https://w3id.org/emmo/domain/battery#";
  private static final String SUBSTANCE = "https://w3id.org/emmo/domain/chemical-substance#";

  private IriRules() {}

  /** A rule that puts one IRI in the place of another wherever it stands. */
  abstract static class Renaming implements RepairRule {
    /** Returns the IRI that is meant, or null if this one is. */
    abstract @Nullable String meant(String iri);

    abstract String reason();

    @Override
    public void apply(RepairedGraph graph) {
      Map<String, Integer> counts = new HashMap<>();
      graph.replace(
          statement -> {
            Node subject = renamed(statement.subject(), counts);
            Node.Iri predicate = (Node.Iri) renamed(statement.predicate(), counts);
            Node object = renamed(statement.object(), counts);
            boolean same =
                subject == statement.subject()
                    && predicate == statement.predicate()
                    && object == statement.object();
            return List.of(same ? statement : new Statement(subject, predicate, object));
          });
      counts.forEach(
          (iri, count) ->
              graph.report(
                  name(),
                  new Node.Iri(iri),
                  "%s (%d times)".formatted(reason(), count),
                  "read as " + meant(iri)));
    }

    private Node renamed(Node node, Map<String, Integer> counts) {
      if (node instanceof Node.Iri iri) {
        String meant = meant(iri.value());
        if (meant != null) {
          counts.merge(iri.value(), 1, Integer::sum);
          return new Node.Iri(meant);
        }
      }
      return node;
    }
  }

  /** {@code emmo:UnitOne} where no context says what {@code emmo:} is. */
  static final class UndefinedPrefix extends Renaming {
    @Override
    public String name() {
      return "undefined-prefix";
    }

    @Override
    public String finds() {
      return "names with a well-known prefix that no context defines, or defines wrongly";
    }

    @Override
    String reason() {
      return "no context defines its prefix";
    }

    @Override
    @Nullable String meant(String iri) {
      return Prefixes.expand(iri).orElse(null);
    }
  }

  /** A term of one ontology in the namespace of another. */
  static final class MixedNamespaces extends Renaming {
    @Override
    public String name() {
      return "mixed-namespaces";
    }

    @Override
    public String finds() {
      return "terms in another ontology's namespace, as swapped prefixes ns2 and ns3 leave them";
    }

    @Override
    String reason() {
      return "the namespace is another ontology's";
    }

    @Override
    @Nullable String meant(String iri) {
      String local = null;
      for (String namespace : List.of(EMMO, ECHEM, BATTERY, SUBSTANCE, "ns1:", "ns2:", "ns3:")) {
        if (iri.startsWith(namespace)) {
          local = iri.substring(namespace.length());
        }
      }
      if (local == null) {
        return null;
      }
      String right =
          local.startsWith("electrochemistry_")
              ? ECHEM + local
              : local.startsWith("battery_")
                  ? BATTERY + local
                  : local.startsWith("substance_")
                      ? SUBSTANCE + local
                      : local.startsWith("EMMO_") ? EMMO + local : iri;
      return right.equals(iri) ? null : right;
    }
  }

  /** Relations of tests under the IRIs that older contexts give them. */
  static final class OtherTestRelations extends Renaming {
    private static final Map<String, String> MEANT =
        Map.of(
            BATTERY + "battery_da3b3f28_aaad_4d67_b674_df47e109fb8b",
            Terms.term("hasTestObject").value(),
            BATTERY + "battery_df4ff8f1_2cf2_444a_9498_23f533bd295c",
            Terms.term("hasTestEquipment").value());

    @Override
    public String name() {
      return "test-relation";
    }

    @Override
    public String finds() {
      return "hasTestObject and hasTestEquipment under the IRIs of older contexts";
    }

    @Override
    String reason() {
      return "an older context's IRI";
    }

    @Override
    @Nullable String meant(String iri) {
      return MEANT.get(iri);
    }
  }
}
