package org.finales.core.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One chemical system: the chemicals that may be in a formulation, and how much of each.
 *
 * <p>A constituent of a request is looked up by its InChIKey and by its SMILES; either will do. One
 * that the system does not list is no match. A listed chemical that the request leaves out counts
 * as a fraction of zero. A chemical that the request lists more than once counts with the sum of
 * its fractions.
 */
final class Formulations extends Limit {
  /**
   * What the system says of one chemical.
   *
   * @param smiles spellings that name it
   * @param inchiKeys keys that name it
   * @param fraction how much of it
   * @param rest limits on everything else of the constituent, such as the fraction's type
   * @param required whether it must be present: zero is not within its fraction
   */
  record Constituent(
      Set<String> smiles, Set<String> inchiKeys, Limit fraction, Limit rest, boolean required) {
    /** Whether it names no chemical, and so stands for any. */
    boolean isAnyChemical() {
      return smiles.isEmpty() && inchiKeys.isEmpty();
    }

    String name() {
      return smiles.isEmpty()
          ? inchiKeys.isEmpty() ? "any chemical" : inchiKeys.iterator().next()
          : smiles.iterator().next();
    }
  }

  private static final BigDecimal NONE_OF_IT = BigDecimal.ZERO;

  /** Alternatives for one chemical each; a chemical has one slot. */
  private final Constituent[][] slots;

  private final Map<String, Integer> bySmiles = new HashMap<>();
  private final Map<String, Integer> byInchiKey = new HashMap<>();

  /** The slot of constituents that name no chemical, and so any; negative if there is none. */
  private final int wildcard;

  private final JsonNode offered;

  Formulations(List<Constituent> constituents, JsonNode offered) {
    this.offered = offered;
    List<List<Constituent>> merged = new ArrayList<>();
    for (Constituent constituent : constituents) {
      List<Constituent> slot = new ArrayList<>(List.of(constituent));
      merged.removeIf(
          other -> {
            boolean same = other.stream().anyMatch(known -> nameTheSame(known, constituent));
            if (same) {
              slot.addAll(0, other);
            }
            return same;
          });
      merged.add(slot);
    }
    slots = new Constituent[merged.size()][];
    int any = -1;
    for (int i = 0; i < slots.length; i++) {
      slots[i] = merged.get(i).toArray(Constituent[]::new);
      for (Constituent constituent : slots[i]) {
        for (String smiles : constituent.smiles) {
          bySmiles.put(smiles, i);
        }
        for (String key : constituent.inchiKeys) {
          byInchiKey.put(key, i);
        }
        any = constituent.isAnyChemical() ? i : any;
      }
    }
    wildcard = any;
  }

  private static boolean nameTheSame(Constituent a, Constituent b) {
    if (a.isAnyChemical() || b.isAnyChemical()) {
      return a.isAnyChemical() && b.isAnyChemical();
    }
    return a.smiles.stream().anyMatch(b.smiles::contains)
        || a.inchiKeys.stream().anyMatch(b.inchiKeys::contains);
  }

  @Override
  boolean admits(JsonNode value) {
    if (!value.isArray()) {
      return false;
    }
    long seen = 0;
    for (int i = 0; i < value.size(); i++) {
      JsonNode constituent = value.get(i);
      int slot = slotOf(constituent);
      if (slot < 0) {
        return false;
      }
      if (slot >= Long.SIZE || (slot != wildcard && (seen & (1L << slot)) != 0)) {
        return admitsSummed(value);
      }
      seen |= 1L << slot;
      if (!admits(slots[slot], constituent)) {
        return slot != wildcard && isRepeatedAfter(value, i, slot) && admitsSummed(value);
      }
    }
    for (int slot = 0; slot < slots.length; slot++) {
      boolean present = slot < Long.SIZE && (seen & (1L << slot)) != 0;
      if (!present && isRequired(slots[slot])) {
        return false;
      }
    }
    return true;
  }

  private boolean isRepeatedAfter(JsonNode value, int index, int slot) {
    for (int i = index + 1; i < value.size(); i++) {
      if (slotOf(value.get(i)) == slot) {
        return true;
      }
    }
    return false;
  }

  private static boolean admits(Constituent[] slot, JsonNode constituent) {
    JsonNode fraction = constituent.get("fraction");
    for (Constituent limit : slot) {
      if ((fraction == null || limit.fraction.admits(fraction)) && limit.rest.admits(constituent)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRequired(Constituent[] slot) {
    for (Constituent limit : slot) {
      if (!limit.required) {
        return false;
      }
    }
    return true;
  }

  /** As {@link #admits(JsonNode)}, for chemicals listed more than once or very many of them. */
  private boolean admitsSummed(JsonNode value) {
    Misses misses = new Misses();
    explain(value, "", misses);
    return misses.isEmpty();
  }

  @Override
  void explain(JsonNode value, String path, Misses out) {
    if (!value.isArray()) {
      out.add(path, "is no list of constituents", value, offered, Misses.FAR);
      return;
    }
    Map<Integer, BigDecimal> sums = new HashMap<>();
    Map<Integer, Integer> lastPlace = new HashMap<>();
    Set<Integer> repeated = new HashSet<>();
    Set<Integer> unclear = new HashSet<>();
    for (int i = 0; i < value.size(); i++) {
      int slot = slotOf(value.get(i));
      if (slot >= 0 && slot != wildcard) {
        JsonNode fraction = value.get(i).get("fraction");
        if (fraction != null && fraction.isNumber()) {
          sums.merge(slot, fraction.decimalValue(), BigDecimal::add);
        } else {
          unclear.add(slot);
        }
        if (lastPlace.put(slot, i) != null) {
          repeated.add(slot);
        }
      }
    }
    for (int i = 0; i < value.size(); i++) {
      JsonNode constituent = value.get(i);
      String place = path + "/" + i;
      int slot = slotOf(constituent);
      if (slot < 0) {
        out.add(
            place + "/chemical",
            "is none of the chemicals of this system: " + names(),
            constituent.get("chemical"),
            null,
            Misses.FAR);
      } else if (!repeated.contains(slot)) {
        explain(slots[slot], constituent, constituent.get("fraction"), place, out);
      } else {
        boolean last = Objects.equals(lastPlace.get(slot), i);
        JsonNode sum = JsonNodeFactory.instance.numberNode(sums.getOrDefault(slot, NONE_OF_IT));
        explain(slots[slot], constituent, last ? sum : null, place, out);
        if (last && unclear.contains(slot)) {
          out.add(
              place + "/fraction",
              "is part of a sum, and not all of its parts are plain numbers",
              constituent.get("fraction"),
              null,
              Misses.FAR);
        }
      }
    }
    for (int slot = 0; slot < slots.length; slot++) {
      if (!lastPlace.containsKey(slot) && slot != wildcard && isRequired(slots[slot])) {
        out.add(
            path,
            "lacks " + slots[slot][0].name() + ", of which this system needs some",
            null,
            offered,
            Misses.FAR);
      }
    }
  }

  private static void explain(
      Constituent[] slot,
      JsonNode constituent,
      @Nullable JsonNode fraction,
      String place,
      Misses out) {
    Misses nearest = null;
    for (Constituent limit : slot) {
      Misses misses = new Misses();
      if (fraction != null) {
        limit.fraction.explain(fraction, place + "/fraction", misses);
      }
      limit.rest.explain(constituent, place, misses);
      if (nearest == null || misses.compareTo(nearest) < 0) {
        nearest = misses;
      }
    }
    if (nearest != null) {
      out.addAll(nearest);
    }
  }

  private String names() {
    StringBuilder names = new StringBuilder();
    for (Constituent[] slot : slots) {
      if (names.length() > 300) {
        return names + ", …";
      }
      names.append(names.isEmpty() ? "" : ", ").append(slot[0].name());
    }
    return names.toString();
  }

  private int slotOf(JsonNode constituent) {
    JsonNode chemical = constituent.get("chemical");
    Integer slot = null;
    if (chemical != null && chemical.isObject()) {
      JsonNode key = chemical.get("InChIKey");
      slot = key != null && key.isString() ? byInchiKey.get(key.stringValue()) : null;
      if (slot == null) {
        JsonNode smiles = chemical.get("SMILES");
        slot = smiles != null && smiles.isString() ? bySmiles.get(smiles.stringValue()) : null;
      }
    }
    return slot != null ? slot : constituent.isObject() ? wildcard : -1;
  }
}
