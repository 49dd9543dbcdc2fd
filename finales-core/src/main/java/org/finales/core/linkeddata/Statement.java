package org.finales.core.linkeddata;

/**
 * One RDF triple.
 *
 * @param subject an IRI or a blank node
 * @param predicate the relation
 * @param object anything
 */
public record Statement(Node subject, Node.Iri predicate, Node object) {}
