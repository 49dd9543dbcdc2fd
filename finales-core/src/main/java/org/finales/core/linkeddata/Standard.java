package org.finales.core.linkeddata;

/** IRIs of the World Wide Web Consortium's own vocabularies that linked data is made of. */
public final class Standard {
  /** Namespace of RDF. */
  public static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

  /** Namespace of the data types of XML Schema. */
  public static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  /** Says of which class a thing is. */
  public static final Node.Iri TYPE = new Node.Iri(RDF + "type");

  /** First member of a list. */
  public static final Node.Iri FIRST = new Node.Iri(RDF + "first");

  /** The list without its first member. */
  public static final Node.Iri REST = new Node.Iri(RDF + "rest");

  /** The empty list. */
  public static final Node.Iri NIL = new Node.Iri(RDF + "nil");

  /** Text in a language. */
  public static final String LANG_STRING = RDF + "langString";

  /** JSON as a literal. */
  public static final String JSON = RDF + "JSON";

  /** Text. */
  public static final String STRING = XSD + "string";

  /** A truth value. */
  public static final String BOOLEAN = XSD + "boolean";

  /** A whole number. */
  public static final String INTEGER = XSD + "integer";

  /** A decimal number. */
  public static final String DECIMAL = XSD + "decimal";

  /** A number in floating point, here always the decimal text that was given. */
  public static final String DOUBLE = XSD + "double";

  /** A day. */
  public static final String DATE = XSD + "date";

  /** A moment. */
  public static final String DATE_TIME = XSD + "dateTime";

  /** An IRI as text. */
  public static final String ANY_URI = XSD + "anyURI";

  /** A length of time. */
  public static final String DURATION = XSD + "duration";

  private Standard() {}

  /** Returns a literal without a language. */
  public static Node.Literal literal(String text, String datatype) {
    return new Node.Literal(text, datatype, "");
  }

  /** Returns plain text as a literal. */
  public static Node.Literal text(String text) {
    return new Node.Literal(text, STRING, "");
  }
}
