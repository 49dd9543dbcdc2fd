package org.finales.api.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Inline;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.battinfo.Vocabulary;
import org.finales.api.data.BdfColumn;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntityTermsTest {
  private static final Vocabulary WORDS = Vocabulary.battinfo();

  @Test
  void everyFieldSaysWhatItMeansInTermsOfTheVocabulary() {
    for (Class<? extends Record> type : Entities.records()) {
      for (RecordComponent field : type.getRecordComponents()) {
        String place = type.getSimpleName() + "." + field.getName();
        Property property = field.getAnnotation(Property.class);
        Relation relation = field.getAnnotation(Relation.class);
        boolean means =
            property != null
                || relation != null
                || field.isAnnotationPresent(Identity.class)
                || field.isAnnotationPresent(Kind.class)
                || field.isAnnotationPresent(Inline.class)
                || field.getType() == Quantity.class;
        assertThat(means).as("%s has no term", place).isTrue();
        if (property != null) {
          known(place, property.value());
          known(place, property.relation());
          List.of(property.also()).forEach(also -> known(place, also));
          assertThat(Unit.tryParse(property.unit())).as("%s: the unit", place).isPresent();
        }
        if (relation != null) {
          known(place, relation.value());
          List.of(relation.readAlso()).forEach(also -> known(place, also));
        }
      }
    }
  }

  @Test
  void everyClassAndEveryConstantThatNamesATermNamesAKnownOne() throws NoSuchFieldException {
    for (Class<? extends Record> type : Entities.records()) {
      concept(type.getSimpleName(), type.getAnnotation(Concept.class));
      for (RecordComponent field : type.getRecordComponents()) {
        Class<?> item = Fields.item(field.getGenericType());
        if (item.isEnum()) {
          for (Object constant : item.getEnumConstants()) {
            Enum<?> named = (Enum<?>) constant;
            Concept concept = item.getField(named.name()).getAnnotation(Concept.class);
            concept(item.getSimpleName() + "." + named, concept);
            if (field.isAnnotationPresent(Kind.class)) {
              assertThat(concept).as("%s is a kind and names no class", named).isNotNull();
            }
          }
        }
      }
    }
  }

  @Test
  void noTwoConstantsOfAKindNameTheSameClasses() throws NoSuchFieldException {
    for (Class<? extends Record> type : Entities.records()) {
      for (RecordComponent field : type.getRecordComponents()) {
        Class<?> item = Fields.item(field.getGenericType());
        if (field.isAnnotationPresent(Kind.class)) {
          Set<List<String>> seen = new HashSet<>();
          for (Object constant : item.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            List<String> classes =
                List.of(item.getField(name).getAnnotation(Concept.class).value());
            assertThat(seen.add(classes)).as("%s.%s", item.getSimpleName(), name).isTrue();
          }
        }
      }
    }
  }

  /** Otherwise nobody could tell, reading statements, which field a thing belongs to. */
  @Test
  void noTwoFieldsOfARecordAreSaidAlike() {
    for (Class<? extends Record> type : Entities.records()) {
      Set<String> seen = new HashSet<>();
      for (String meaning : meanings(type)) {
        assertThat(seen.add(meaning))
            .as("%s says twice: %s", type.getSimpleName(), meaning)
            .isTrue();
      }
    }
  }

  private static List<String> meanings(Class<?> type) {
    List<String> meanings = new ArrayList<>();
    for (RecordComponent field : type.getRecordComponents()) {
      Property property = field.getAnnotation(Property.class);
      Relation relation = field.getAnnotation(Relation.class);
      if (field.isAnnotationPresent(Inline.class)) {
        meanings.addAll(meanings(field.getType()));
      } else if (property != null) {
        meanings.add(property.relation() + " " + property.value());
      } else if (relation != null) {
        String kind = relation.value().equals("schema:value") ? field.getName() : "";
        meanings.add(relation.value() + kind);
      }
    }
    return meanings;
  }

  @Test
  void everyColumnOfTheBatteryDataFormatIsFoundByEachOfItsNames() {
    assertThat(BdfColumn.all()).hasSize(58);
    assertThat(BdfColumn.all().stream().filter(c -> c.level() == BdfColumn.Level.REQUIRED))
        .extracting(BdfColumn::name)
        .containsExactlyInAnyOrder("current_ampere", "test_time_second", "voltage_volt");
    for (BdfColumn column : BdfColumn.all()) {
      assertThat(BdfColumn.of(column.label())).contains(column);
      assertThat(BdfColumn.of(column.name())).contains(column);
      assertThat(BdfColumn.byIri(column.iri())).contains(column);
      assertThat(WORDS.byIri(column.iri())).as(column.iri()).isPresent();
      for (String other : column.others()) {
        assertThat(BdfColumn.of(other)).as(other).isPresent();
      }
    }
  }

  private static void concept(String place, @Nullable Concept concept) {
    if (concept != null) {
      List.of(concept.value()).forEach(label -> known(place, label));
    }
  }

  private static void known(String place, String label) {
    assertThat(WORDS.byLabel(label)).as("%s: the term %s", place, label).isPresent();
  }
}
