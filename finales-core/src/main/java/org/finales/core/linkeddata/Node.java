package org.finales.core.linkeddata;

/** What a statement is about or what it says: a thing with an IRI, one without, or a literal. */
public sealed interface Node permits Node.Iri, Node.Blank, Node.Literal {

  /** A thing with an absolute IRI. */
  record Iri(String value) implements Node {}

  /**
   * A thing without an IRI.
   *
   * @param label its name within one graph, as {@code b0}; says nothing outside of it
   */
  record Blank(String label) implements Node {}

  /**
   * A value.
   *
   * @param text its lexical form, kept as it was given
   * @param datatype IRI of its type
   * @param language its BCP 47 tag, or empty
   */
  record Literal(String text, String datatype, String language) implements Node {}
}
