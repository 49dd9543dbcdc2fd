package org.finales.core.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.finales.core.schema.SchemaView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the limits of a formulation: a list of alternative chemical systems, each a list of
 * constituents, or one such system alone.
 */
final class FormulationReader {
  private static final JsonNode ZERO = JsonNodeFactory.instance.numberNode(0);

  private final Findings findings;
  private final LimitReader reader;

  /**
   * Reads formulations.
   *
   * @param reader for the limits within them; reports to the same findings
   */
  FormulationReader(Findings findings, LimitReader reader) {
    this.findings = findings;
    this.reader = reader;
  }

  /**
   * Whether the items of an array are constituents of a formulation: by the schema, or by the
   * limits where the schema leaves the items open.
   */
  static boolean describes(SchemaView items, JsonNode list) {
    if (!items.isOpenObject()) {
      return items.property("chemical") != null && items.property("fraction") != null;
    }
    JsonNode first = list;
    while (first != null && first.isArray()) {
      first = first.get(0);
    }
    return first != null && first.has("chemical") && first.has("fraction");
  }

  /** Reads all systems; any of them will do. */
  Limit readSystems(JsonNode list, SchemaView items, String path) {
    List<Limit> systems = new ArrayList<>();
    List<Formulations.Constituent> alone = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode entry = list.get(i);
      String place = path + "/" + i;
      JsonNode anyOf = entry.get("anyOf");
      if (entry.isArray()) {
        systems.add(readSystem(entry, items, place));
      } else if (anyOf != null && anyOf.isArray() && entry.size() == 1) {
        systems.add(anyOf.isEmpty() ? Limit.NONE : readSystems(anyOf, items, place + "/anyOf"));
      } else {
        Formulations.Constituent constituent = readConstituent(entry, items, place);
        if (constituent != null) {
          alone.add(constituent);
        }
      }
    }
    if (!alone.isEmpty()) {
      systems.add(new Formulations(alone, list));
    }
    return systems.isEmpty()
        ? Limit.impossible("it holds no usable chemical system", list)
        : Limit.anyOf(systems);
  }

  private Limit readSystem(JsonNode system, SchemaView items, String path) {
    if (system.isEmpty()) {
      return Limit.NONE;
    }
    List<Formulations.Constituent> constituents = new ArrayList<>();
    boolean sound = true;
    for (int i = 0; i < system.size(); i++) {
      Formulations.Constituent constituent = readConstituent(system.get(i), items, path + "/" + i);
      sound &= constituent != null;
      if (constituent != null) {
        constituents.add(constituent);
      }
    }
    return sound
        ? new Formulations(constituents, system)
        : Limit.impossible("one of its constituents cannot be read", system);
  }

  private Formulations.@Nullable Constituent readConstituent(
      JsonNode entry, SchemaView items, String path) {
    if (!entry.isObject()) {
      findings.violation(
          path, "a constituent is an object with chemical, fraction and fraction_type");
      return null;
    }
    Set<String> smiles = new LinkedHashSet<>();
    Set<String> inchiKeys = new LinkedHashSet<>();
    JsonNode chemical = entry.get("chemical");
    if (chemical != null && !readChemical(chemical, path + "/chemical", smiles, inchiKeys)) {
      return null;
    }
    JsonNode fraction = entry.get("fraction");
    SchemaView fractionView = items.property("fraction");
    Limit amount =
        fraction == null
            ? Limit.NONE
            : reader.read(
                fraction,
                fractionView == null ? LimitReader.OPEN : fractionView,
                path + "/fraction");
    Limit rest = reader.readProperties(entry, items, path, Set.of("chemical", "fraction"));
    return new Formulations.Constituent(
        Set.copyOf(smiles), Set.copyOf(inchiKeys), amount, rest, !amount.admits(ZERO));
  }

  private boolean readChemical(
      JsonNode chemical, String path, Set<String> smiles, Set<String> inchiKeys) {
    if (chemical.isArray()) {
      boolean sound = true;
      for (int i = 0; i < chemical.size(); i++) {
        sound &= readChemical(chemical.get(i), path + "/" + i, smiles, inchiKeys);
      }
      return sound;
    }
    if (!chemical.isObject()) {
      findings.violation(path, "a chemical is an object with SMILES and InChIKey");
      return false;
    }
    for (String name : chemical.propertyNames()) {
      if (!name.equals("SMILES") && !name.equals("InChIKey")) {
        findings.warning(
            path + "/" + Misses.escape(name),
            "is not compared; chemicals are told apart by SMILES and InChIKey");
      }
    }
    boolean smilesSound = readNames(chemical.get("SMILES"), path + "/SMILES", smiles);
    return readNames(chemical.get("InChIKey"), path + "/InChIKey", inchiKeys) && smilesSound;
  }

  private boolean readNames(@Nullable JsonNode names, String path, Set<String> into) {
    if (names == null) {
      return true;
    }
    if (names.isString()) {
      if (!names.stringValue().isBlank()) {
        into.add(names.stringValue());
      }
      return true;
    }
    if (!names.isArray()) {
      findings.violation(path, "is no text and no list of texts");
      return false;
    }
    boolean sound = true;
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isArray()) {
        findings.violation(path + "/" + i, "is no text");
        sound = false;
      } else {
        sound &= readNames(names.get(i), path + "/" + i, into);
      }
    }
    return sound;
  }
}
