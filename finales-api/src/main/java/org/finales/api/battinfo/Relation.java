package org.finales.api.battinfo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says by which relation a record's field hangs on the thing that the record describes: another
 * record, a list of records, the IRI of a thing described elsewhere, or plain text, a number, a
 * date or a truth value.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Relation {
  /** Label of the relation in the {@link Vocabulary}. */
  String value();

  /** Labels of relations that are read as if they were this one, but never written. */
  String[] readAlso() default {};

  /**
   * Whether the text is the IRI of a thing that is described elsewhere, or the enum's constants
   * name such things by their {@link Concept}.
   */
  boolean link() default false;

  /** Whether the order of a list means something; it is then written as an RDF list. */
  boolean ordered() default false;
}
