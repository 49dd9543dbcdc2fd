package org.finales.api.experiment;

/**
 * A value that experiments of a list have, and how many of them; immutable.
 *
 * @param value the value as a query takes it: an identifier or a constant's name
 * @param label what people call it
 * @param count how many experiments have it, among those that fulfil the rest of the query
 */
public record Facet(String value, String label, long count) {}
