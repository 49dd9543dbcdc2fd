package org.finales.core.linkeddata;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.battinfo.Term;
import org.finales.api.battinfo.Vocabulary;

/** Terms of the vocabulary as nodes. Thread-safe. */
public final class Terms {
  private static final Map<String, String> NAMESPACES =
      Map.of(
          "schema", "https://schema.org/",
          "dcterms", "http://purl.org/dc/terms/",
          "dcat", "http://www.w3.org/ns/dcat#",
          "prov", "http://www.w3.org/ns/prov#",
          "csvw", "http://www.w3.org/ns/csvw#",
          "skos", "http://www.w3.org/2004/02/skos/core#",
          "finales", "urn:finales:term:");
  private static final Map<String, Node.Iri> KNOWN = new ConcurrentHashMap<>();

  private Terms() {}

  /**
   * Returns the node of a label, as {@code hasProperty} or {@code schema:name}.
   *
   * @throws IllegalArgumentException if the vocabulary has no such term
   */
  public static Node.Iri term(String label) {
    Node.Iri known = KNOWN.get(label);
    return known != null ? known : KNOWN.computeIfAbsent(label, Terms::find);
  }

  private static Node.Iri find(String label) {
    return new Node.Iri(
        Vocabulary.battinfo()
            .byLabel(label)
            .map(Term::iri)
            .orElseGet(
                () -> {
                  int colon = label.indexOf(':');
                  String namespace = colon < 0 ? null : NAMESPACES.get(label.substring(0, colon));
                  if (namespace == null) {
                    throw new IllegalArgumentException("The vocabulary has no term " + label);
                  }
                  return namespace + label.substring(colon + 1);
                }));
  }
}
