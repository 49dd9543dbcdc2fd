package org.finales.core.graph;

import org.finales.api.battinfo.Term;
import org.finales.api.battinfo.UnitTerms;
import org.finales.api.battinfo.Vocabulary;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;

/**
 * The labels of the vocabulary's terms and units, because EMMO's IRIs say nothing to a reader:
 * {@code skos:prefLabel} for each, and {@code skos:notation} with the spelling of a unit.
 */
final class LabelsGraph {
  private static final Node.Iri LABEL = Terms.term("skos:prefLabel");
  private static final Node.Iri NOTATION = Terms.term("skos:notation");

  private LabelsGraph() {}

  static Graph make() {
    Statements out = new Statements();
    for (Term term : Vocabulary.battinfo().terms()) {
      if (!term.label().contains(":") && Sound.isIri(term.iri())) {
        out.text(new Node.Iri(term.iri()), LABEL, term.label());
      }
    }
    for (String iri : UnitTerms.iris()) {
      Node.Iri unit = new Node.Iri(iri);
      UnitTerms.unit(iri)
          .ifPresent(
              known -> {
                UnitTerms.label(known).ifPresent(label -> out.text(unit, LABEL, label));
                out.add(unit, NOTATION, Standard.text(known.symbol()));
              });
    }
    return out.graph(new Node.Iri(GraphTarget.LABELS_GRAPH));
  }
}
