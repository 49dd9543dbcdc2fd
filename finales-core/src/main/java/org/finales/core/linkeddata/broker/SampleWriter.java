package org.finales.core.linkeddata.broker;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.finales.api.chemistry.Chemical;
import org.finales.api.chemistry.Formulation;
import org.finales.api.chemistry.FormulationComponent;
import org.finales.api.chemistry.FormulationException;
import org.finales.api.chemistry.FractionType;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import tools.jackson.databind.JsonNode;

/** Writes a mixture as an electrolyte with its composition; shares are parts of one. */
final class SampleWriter {
  private static final Node.Iri ELECTROLYTE = Terms.term("Electrolyte");
  private static final Node.Iri CONVENTIONAL = Terms.term("ConventionalProperty");
  private static final Node.Iri HAS_PROPERTY = Terms.term("hasProperty");
  private static final Node.Iri NAME = Terms.term("schema:name");
  private static final Node.Iri SMILES = Terms.term("schema:smiles");
  private static final Node.Iri INCHI_KEY = Terms.term("schema:inChIKey");
  private static final Node.Iri VARIANT_OF = Terms.term("schema:isVariantOf");

  private final BrokerNames names;

  SampleWriter(BrokerNames names) {
    this.names = names;
  }

  /** Reads a formulation if there is one that makes sense. */
  static Optional<Formulation> formulation(JsonNode holder) {
    JsonNode formulation = holder.path("formulation");
    if (!formulation.isArray() || formulation.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Formulation.read(formulation));
    } catch (FormulationException e) {
      return Optional.empty();
    }
  }

  /** Adds what a sample is made of. */
  void write(Statements out, Node.Iri sample, Formulation formulation) {
    out.type(sample, ELECTROLYTE);
    out.add(sample, VARIANT_OF, names.formulation(fingerprint(formulation)));
    for (FormulationComponent component : formulation.components()) {
      Chemical chemical = component.chemical();
      KnownChemical known = KnownChemical.of(chemical);
      Node.Blank constituent = out.blank();
      out.add(sample, known.relation(), constituent);
      for (Node.Iri type : known.classes()) {
        out.type(constituent, type);
      }
      out.text(constituent, NAME, known.name());
      out.text(constituent, SMILES, chemical.smiles());
      out.text(constituent, INCHI_KEY, chemical.inchiKey());
      Node.Blank share = out.blank();
      out.add(constituent, HAS_PROPERTY, share);
      QuantityNodes.describe(
          out,
          share,
          label(component.fractionType()),
          CONVENTIONAL,
          new Quantity(part(component), Unit.ONE));
    }
  }

  /** Returns a name that mixtures have in common that are composed alike. */
  static String fingerprint(Formulation formulation) {
    List<String> parts = new ArrayList<>();
    for (FormulationComponent component : formulation.components()) {
      Chemical chemical = component.chemical();
      BigDecimal part = part(component).stripTrailingZeros();
      if (part.signum() != 0) {
        parts.add(
            "%s=%s"
                .formatted(
                    chemical.inchiKey() != null ? chemical.inchiKey() : chemical.smiles(),
                    part.toPlainString()));
      }
    }
    Collections.sort(parts);
    parts.add(formulation.fractionType().basis().name());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join(";", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static BigDecimal part(FormulationComponent component) {
    return component.fractionType().whole().compareTo(BigDecimal.ONE) == 0
        ? component.fraction()
        : component.fraction().movePointLeft(2);
  }

  private static String label(FractionType type) {
    return switch (type.basis()) {
      case AMOUNT, ATOMS -> "AmountFraction";
      case MASS -> "MassFraction";
      case VOLUME -> "VolumeFraction";
    };
  }
}
