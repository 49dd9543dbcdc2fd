package org.finales.core.linkeddata.document;

import org.jspecify.annotations.Nullable;

/**
 * How an IRI stands in a document.
 *
 * @param text a label, a name with a prefix or the IRI itself, as a JSON string
 * @param entry what the document's context must hold for that, or null if nothing
 * @param iri the IRI itself as a JSON string
 * @param scheme the prefix of the context that the IRI must not be mistaken for, or null
 * @param prefix the prefix that the text uses, or null
 * @param coercion what the context says about values
 */
record Key(
    String text,
    @Nullable String entry,
    String iri,
    @Nullable String scheme,
    @Nullable String prefix,
    Coercion coercion) {

  /** What a context says about the values of a term. */
  enum Coercion {
    /** Nothing. */
    NONE,
    /** Text is an IRI. */
    IRI,
    /** Text and numbers are xsd:double. */
    DOUBLE
  }
}
