package org.finales.api.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.Test;

class EntitiesJsonTest {
  @Test
  void tenThousandRandomThingsComeBackFromJsonAsTheyWere() {
    RandomEntities random = new RandomEntities(20261120);
    for (int i = 0; i < 10_000; i++) {
      Record thing = random.next();
      String json = FinalesJson.write(thing);
      Record back = FinalesJson.convert(FinalesJson.read(json), thing.getClass());
      assertThat(back).as("number %d: %s", i, json).isEqualTo(thing);
    }
  }

  @Test
  void everyRecordIsFoundAndCanBeMade() {
    RandomEntities random = new RandomEntities(7);
    assertThat(Entities.records()).hasSizeGreaterThan(40);
    for (Class<? extends Record> type : Entities.records()) {
      for (int i = 0; i < 20; i++) {
        Record thing = random.next(type);
        assertThat(FinalesJson.convert(FinalesJson.tree(thing), thing.getClass()))
            .as(type.getSimpleName())
            .isEqualTo(thing);
      }
    }
  }
}
