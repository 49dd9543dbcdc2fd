package org.finales.core.linkeddata;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.battinfo.Vocabulary;

/** Terms of the vocabulary as nodes. Thread-safe. */
public final class Terms {
  /** Namespace of this project's own terms, which stand where the ontologies have none. */
  public static final String OWN = "urn:finales:term:";

  private static final Map<String, Node.Iri> KNOWN = new ConcurrentHashMap<>();

  private Terms() {}

  /**
   * Returns the node of a label, as {@code hasProperty} or {@code schema:name}.
   *
   * @throws IllegalArgumentException if the vocabulary has no such term
   */
  public static Node.Iri term(String label) {
    Node.Iri known = KNOWN.get(label);
    return known != null
        ? known
        : KNOWN.computeIfAbsent(label, name -> new Node.Iri(Vocabulary.battinfo().iri(name)));
  }

  /** Returns a term of this project's own. */
  public static Node.Iri own(String name) {
    return new Node.Iri(OWN + name);
  }
}
