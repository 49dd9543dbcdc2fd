package org.finales.api.broker;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment within the years 0000 to 9999, which every store and every client can write; {@code
 * null} passes.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = InCalendar.Check.class)
public @interface InCalendar {
  /** The first moment of the year 0000. */
  Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  /** The last microsecond of the year 9999. */
  Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  String message() default "lies outside the years 0000 to 9999";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Holds a moment to the calendar. Thread-safe. */
  final class Check implements ConstraintValidator<InCalendar, Instant> {
    @Override
    public boolean isValid(@Nullable Instant moment, ConstraintValidatorContext context) {
      return moment == null || !(moment.isBefore(FIRST) || moment.isAfter(LAST));
    }
  }
}
