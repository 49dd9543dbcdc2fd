package org.finales.core.linkeddata.document;

/**
 * A defect of a document, and what repairing it makes of it.
 *
 * @param rule name of the rule that found it, as {@code unit-iri}
 * @param place where it is: a path into the document, or the thing that is concerned
 * @param what what is wrong
 * @param remedy what stands there after the repair
 */
public record Repair(String rule, String place, String what, String remedy) {
  /** Returns all of it for people. */
  @Override
  public String toString() {
    return "%s: %s; %s (%s)".formatted(place, what, remedy, rule);
  }
}
