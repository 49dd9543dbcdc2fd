package org.finales.core.linkeddata.broker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.battinfo.Concept;
import org.finales.api.chemistry.BatteryChemicals;
import org.finales.api.chemistry.Chemical;
import org.finales.api.chemistry.Constituent;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.chemistry.Formulation;
import org.finales.api.chemistry.FormulationComponent;
import org.finales.api.chemistry.FractionType;
import org.finales.api.chemistry.Substance;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Terms;

/**
 * What is known of a chemical in an electrolyte.
 *
 * @param relation how the electrolyte refers to it: as its solute or as a solvent
 * @param classes its classes, that of its role among them
 * @param name what people call it
 */
record KnownChemical(Node.Iri relation, List<Node.Iri> classes, String name) {
  private static final int CACHE_SIZE = 10_000;
  private static final Map<Chemical, KnownChemical> KNOWN = new ConcurrentHashMap<>();

  KnownChemical {
    classes = List.copyOf(classes);
  }

  static KnownChemical of(Chemical chemical) {
    KnownChemical known = KNOWN.get(chemical);
    if (known == null) {
      if (KNOWN.size() >= CACHE_SIZE) {
        KNOWN.clear();
      }
      known = find(chemical);
      KNOWN.put(chemical, known);
    }
    return known;
  }

  private static KnownChemical find(Chemical chemical) {
    Electrolyte alone =
        Electrolyte.of(
            Formulation.of(
                new FormulationComponent(chemical, BigDecimal.ONE, FractionType.MOL_PER_MOL)));
    boolean salt = !alone.salts().isEmpty();
    Constituent constituent = alone.constituents().get(0);
    List<Node.Iri> classes = new ArrayList<>();
    Substance substance = constituent.substance();
    if (substance != null) {
      classes.addAll(classes(substance));
    }
    classes.add(Terms.term(salt ? "Solute" : "Solvent"));
    return new KnownChemical(
        Terms.term(salt ? "hasSolute" : "hasSolvent"),
        classes,
        chemical.name() != null
            ? chemical.name()
            : BatteryChemicals.of(chemical)
                .map(known -> known.chemical().label())
                .orElse(chemical.label()));
  }

  private static List<Node.Iri> classes(Substance substance) {
    try {
      Concept concept = Substance.class.getField(substance.name()).getAnnotation(Concept.class);
      return concept == null
          ? List.of()
          : List.of(concept.value()).stream().map(Terms::term).toList();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("An enum has a field for each constant", e);
    }
  }
}
