package org.finales.api.battinfo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which physical quantity a record's field holds. The field is a {@code Quantity}, a {@code
 * MeasuredQuantity} or a list of them; as linked data it becomes a node of its own with a number
 * and a unit.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Property {
  /** Label of the quantity's class in the {@link Vocabulary}. */
  String value();

  /**
   * A unit of the right dimension, the one that documentation shows; {@code 1} for a pure number.
   */
  String unit();

  /** How the value came about. */
  Nature nature() default Nature.CONVENTIONAL;

  /** Label of the relation by which the quantity hangs on its bearer. */
  String relation() default "hasProperty";

  /** Labels of further classes of the quantity, as {@code TerminationQuantity}. */
  String[] also() default {};
}
