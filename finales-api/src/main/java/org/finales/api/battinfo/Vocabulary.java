package org.finales.api.battinfo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The terms that are used here, by label, by IRI and by what laboratories call them.
 *
 * <p>Their source is {@code vocabulary.tsv} beside this class; the terms of general vocabularies,
 * such as {@code schema:name}, need not stand there. Several concepts may share one term: of those
 * the one that exists comes first. Thread-safe.
 */
public final class Vocabulary {
  private static final Vocabulary BATTINFO = read();
  private static final int COLUMNS = 7;

  private final List<Term> terms;
  private final Map<String, List<Term>> byLabel = new LinkedHashMap<>();
  private final Map<String, List<Term>> byIri = new LinkedHashMap<>();
  private final Map<String, Term> byConcept = new LinkedHashMap<>();

  private Vocabulary(List<Term> terms) {
    this.terms = List.copyOf(terms);
    for (boolean exists : new boolean[] {true, false}) {
      for (Term term : terms) {
        if (term.exists() == exists) {
          byLabel.computeIfAbsent(term.label(), label -> new ArrayList<>()).add(term);
          byIri.computeIfAbsent(term.iri(), iri -> new ArrayList<>()).add(term);
          byConcept.putIfAbsent(term.concept(), term);
        }
      }
    }
    byLabel.replaceAll((label, found) -> List.copyOf(found));
    byIri.replaceAll((iri, found) -> List.copyOf(found));
  }

  /** Returns the vocabulary of BattINFO. */
  public static Vocabulary battinfo() {
    return BATTINFO;
  }

  /** Returns every term that is listed, fallbacks among them. */
  public List<Term> terms() {
    return terms;
  }

  /**
   * Finds a term by its label, as {@code RatedCapacity}, or by a name with a prefix, as {@code
   * schema:name} or {@code emmo:Volt}.
   */
  public Optional<Term> byLabel(String label) {
    List<Term> found = byLabel.get(label);
    if (found != null) {
      return Optional.of(found.get(0));
    }
    return Prefixes.expand(label).flatMap(this::byIri);
  }

  /** Finds a term by its absolute IRI. */
  public Optional<Term> byIri(String iri) {
    List<Term> found = byIri.get(iri);
    return found != null ? Optional.of(found.get(0)) : general(iri);
  }

  /** Finds a term by what a laboratory calls it, as {@code rated capacity}. */
  public Optional<Term> byConcept(String concept) {
    return Optional.ofNullable(byConcept.get(concept));
  }

  /** Returns every listed concept that has this label; empty if there is none. */
  public List<Term> allByLabel(String label) {
    return byLabel.getOrDefault(label, List.of());
  }

  /** Returns every listed concept that has this IRI; empty if there is none. */
  public List<Term> allByIri(String iri) {
    return byIri.getOrDefault(iri, List.of());
  }

  /**
   * Returns the absolute IRI of a label.
   *
   * @throws IllegalArgumentException if no term has it
   */
  public String iri(String label) {
    return byLabel(label)
        .orElseThrow(() -> new IllegalArgumentException("The vocabulary has no term " + label))
        .iri();
  }

  private static Optional<Term> general(String iri) {
    return Prefixes.shorten(iri)
        .filter(name -> Prefixes.isGeneral(name.substring(0, name.indexOf(':'))))
        .map(
            name ->
                new Term(name, name, iri, name.substring(0, name.indexOf(':')), true, null, null));
  }

  private static Vocabulary read() {
    List<Term> terms = new ArrayList<>();
    for (String[] cells : Resources.rows("vocabulary.tsv", COLUMNS)) {
      terms.add(
          new Term(
              cells[0],
              cells[1],
              cells[2],
              cells[3],
              cells[4].equals("yes"),
              cells[5].isEmpty() ? null : cells[5],
              cells[6].isEmpty() ? null : cells[6]));
    }
    return new Vocabulary(terms);
  }
}
