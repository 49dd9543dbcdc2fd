package org.finales.api.battinfo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The terms that are used here, by label and by IRI.
 *
 * <p>Their source is {@code vocabulary.tsv} beside this class. Thread-safe.
 */
public final class Vocabulary {
  private static final Vocabulary BATTINFO = read("vocabulary.tsv");
  private static final int COLUMNS = 7;

  private final List<Term> terms;
  private final Map<String, Term> byLabel = new LinkedHashMap<>();
  private final Map<String, Term> byIri = new LinkedHashMap<>();

  private Vocabulary(List<Term> terms) {
    this.terms = List.copyOf(terms);
    for (Term term : terms) {
      byLabel.putIfAbsent(term.label(), term);
      byIri.putIfAbsent(term.iri(), term);
    }
  }

  /** Returns the vocabulary of BattINFO. */
  public static Vocabulary battinfo() {
    return BATTINFO;
  }

  /** Returns every term, fallbacks among them. */
  public List<Term> terms() {
    return terms;
  }

  /** Finds a term by its label, as {@code RatedCapacity}. */
  public Optional<Term> byLabel(String label) {
    return Optional.ofNullable(byLabel.get(label));
  }

  /** Finds a term by its absolute IRI. */
  public Optional<Term> byIri(String iri) {
    return Optional.ofNullable(byIri.get(iri));
  }

  private static Vocabulary read(String resource) {
    List<Term> terms = new ArrayList<>();
    boolean heading = true;
    for (String line : text(resource).lines().toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!heading) {
        terms.add(term(line));
      }
      heading = false;
    }
    return new Vocabulary(terms);
  }

  private static Term term(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException("The vocabulary has a malformed line: " + line);
    }
    return new Term(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4].equals("yes"),
        cells[5].isEmpty() ? null : cells[5],
        cells[6].isEmpty() ? null : cells[6]);
  }

  private static String text(String resource) {
    try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + resource, e);
    }
  }
}
