package org.finales.api.entity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

class EntityConstraintsTest {
  @Test
  void whatTheConstructorsAcceptTheConstraintsAcceptToo() {
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      Validator validator = factory.getValidator();
      RandomEntities random = new RandomEntities(99);
      for (Class<? extends Record> type : Entities.records()) {
        for (int i = 0; i < 10; i++) {
          Record thing = random.next(type);
          assertThat(validator.validate(thing)).as("%s", thing).isEmpty();
        }
      }
    }
  }
}
