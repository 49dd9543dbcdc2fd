package org.finales.api.battinfo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record's field that holds another record only to keep its own fields few: what the other
 * record says is said of the thing that this record describes. As linked data there is no node for
 * the other record; it is null where none of its fields is there, and it is never empty.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Inline {}
