package org.finales.api.entity;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Inline;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Nature;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.battinfo.Vocabulary;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a field of a record means.
 *
 * @param label label of the term: the class of a quantity, else the relation
 * @param iri the term's IRI
 * @param relation label of the relation by which the value hangs on the thing; null where the field
 *     tells the thing itself
 * @param unit usual unit of a quantity, or null
 * @param nature how the value of a quantity came about, or null
 */
public record FieldTerm(
    String label,
    String iri,
    @Nullable String relation,
    @Nullable String unit,
    @Nullable Nature nature) {

  /**
   * Returns what the annotations of a field say; nothing if there are none.
   *
   * @throws IllegalArgumentException if they name a term that the vocabulary lacks
   */
  public static Optional<FieldTerm> of(RecordComponent field) {
    Property property = field.getAnnotation(Property.class);
    if (property != null) {
      return Optional.of(
          new FieldTerm(
              property.value(),
              iri(property.value()),
              property.relation(),
              property.unit(),
              property.nature()));
    }
    Relation relation = field.getAnnotation(Relation.class);
    if (relation != null) {
      return Optional.of(of(relation.value(), relation.value()));
    } else if (field.isAnnotationPresent(Identity.class)) {
      return Optional.of(of("schema:identifier", null));
    } else if (field.isAnnotationPresent(Kind.class)) {
      return Optional.of(of("rdf:type", "rdf:type"));
    } else if (field.isAnnotationPresent(Inline.class)) {
      return Optional.of(of("hasProperty", null));
    }
    return field.getType() == Quantity.class
        ? Optional.of(of("hasNumericalPart", "hasNumericalPart"))
        : Optional.empty();
  }

  private static FieldTerm of(String label, @Nullable String relation) {
    return new FieldTerm(label, iri(label), relation, null, null);
  }

  private static String iri(String label) {
    return Vocabulary.battinfo().iri(label);
  }
}
