package org.finales.core.linkeddata.document;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.battinfo.Prefixes;
import org.finales.api.battinfo.Term;
import org.finales.api.battinfo.Vocabulary;
import org.finales.core.linkeddata.QuantityNodes;

/**
 * Short names of IRIs: labels for the terms of the vocabulary, names with a prefix for other terms
 * of its namespaces. Thread-safe.
 */
final class Keys {
  private static final int CACHE_SIZE = 20_000;
  private static final Map<String, Key> KNOWN = new ConcurrentHashMap<>();

  private Keys() {}

  /** Returns the short name of an IRI. */
  static Key of(String iri) {
    Key known = KNOWN.get(iri);
    if (known != null) {
      return known;
    }
    if (KNOWN.size() >= CACHE_SIZE) {
      KNOWN.clear();
    }
    Key key = make(iri);
    KNOWN.put(iri, key);
    return key;
  }

  private static Key make(String iri) {
    String quoted = Json.quoted(iri);
    String scheme = iri.substring(0, Math.max(0, iri.indexOf(':')));
    String confused = Prefixes.namespace(scheme).isPresent() ? scheme : null;
    List<Term> terms = Vocabulary.battinfo().allByIri(iri);
    for (Term term : terms) {
      if (isLabel(term.label())) {
        String text = Json.quoted(term.label());
        return new Key(text, entry(text, iri), quoted, confused, null, coercion(iri));
      }
    }
    String name = Prefixes.shorten(iri).orElse(null);
    if (name != null) {
      String prefix = name.substring(0, name.indexOf(':'));
      return new Key(
          Json.quoted(name), prefixEntry(prefix), quoted, confused, prefix, Key.Coercion.NONE);
    }
    return new Key(quoted, null, quoted, confused, null, Key.Coercion.NONE);
  }

  /** Returns what a context says about a prefix. */
  static String prefixEntry(String prefix) {
    return Json.quoted(prefix) + ": " + Json.quoted(Prefixes.namespace(prefix).orElseThrow());
  }

  /** Tells whether a label can be a key: one word without a prefix that is no keyword. */
  static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')
        && Prefixes.namespace(label).isEmpty();
  }

  private static Key.Coercion coercion(String iri) {
    if (iri.equals(QuantityNodes.UNIT.value())) {
      return Key.Coercion.IRI;
    }
    return iri.equals(QuantityNodes.NUMBER.value()) ? Key.Coercion.DOUBLE : Key.Coercion.NONE;
  }

  private static String entry(String label, String iri) {
    return switch (coercion(iri)) {
      case IRI -> "%s: {\"@id\": %s, \"@type\": \"@id\"}".formatted(label, Json.quoted(iri));
      case DOUBLE ->
          "%s: {\"@id\": %s, \"@type\": \"http://www.w3.org/2001/XMLSchema#double\"}"
              .formatted(label, Json.quoted(iri));
      case NONE -> label + ": " + Json.quoted(iri);
    };
  }
}
