package org.finales.api.battinfo;

import org.jspecify.annotations.Nullable;

/**
 * A term of the vocabulary.
 *
 * @param concept what a laboratory calls it, as {@code electrolytic conductivity}
 * @param label its preferred label, as {@code ElectrolyticConductivity}; with a prefix where it
 *     belongs to a general vocabulary, as {@code schema:name}
 * @param iri its absolute IRI
 * @param ontology where it is defined, as {@code domain-electrochemistry}
 * @param exists whether the ontologies have the concept; if not, label and IRI are those of the
 *     fallback
 * @param unit IRI of the unit that the ontology suggests, or null
 * @param note what to know before using it, or null
 */
public record Term(
    String concept,
    String label,
    String iri,
    String ontology,
    boolean exists,
    @Nullable String unit,
    @Nullable String note) {}
