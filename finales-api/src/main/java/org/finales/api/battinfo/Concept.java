package org.finales.api.battinfo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which classes of the vocabulary a record, or the thing that an enum constant names, belongs
 * to.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Concept {
  /** Labels in the {@link Vocabulary}, the one that tells the thing from others first. */
  String[] value();
}
