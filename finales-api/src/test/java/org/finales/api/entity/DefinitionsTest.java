package org.finales.api.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.battery.Ratings;
import org.finales.api.lab.Person;
import org.junit.jupiter.api.Test;

/** What programs say of a field is what its Javadoc says. */
class DefinitionsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path RESOURCE =
      Path.of("src/main/resources/org/finales/api/entity/definitions.tsv");
  private static final Set<String> KEPT = Set.of("IRI", "IRIs", "SMILES");

  /** Run with {@code -Dfinales.write=true} to write the definitions instead of checking them. */
  @Test
  void theDefinitionsAreThoseOfTheJavadoc() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Class<? extends Record> type : Entities.records()) {
      String javadoc = javadoc(type);
      lines.add(type.getSimpleName() + "\t" + sentence(javadoc.replaceFirst("(?s)\n@.*", "")));
      for (RecordComponent field : type.getRecordComponents()) {
        Matcher tag =
            Pattern.compile("(?s)@param " + field.getName() + " (.*?)(\n@|$)").matcher(javadoc);
        assertThat(tag.find()).as("%s.%s has no @param", type, field.getName()).isTrue();
        lines.add("%s.%s\t%s".formatted(type.getSimpleName(), field.getName(), part(tag.group(1))));
      }
    }
    String definitions = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("finales.write")) {
      Files.writeString(RESOURCE, definitions);
    }
    assertThat(Files.readString(RESOURCE))
        .as(RESOURCE + " is out of date: run this test with -Dfinales.write=true and commit it")
        .isEqualTo(definitions);
  }

  @Test
  void aFieldIsToldWithItsTermIriAndUnit() throws NoSuchMethodException {
    assertThat(Definitions.withTerm(field(Ratings.class, "ratedCapacity")))
        .startsWith(
            "Charge that the maker declares. Term: RatedCapacity (rated capacity) <https://")
        .endsWith("in Ah or any unit of the same dimension");
    assertThat(Definitions.of(Person.class)).isEqualTo("Somebody who works in a laboratory");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Definitions.of(String.class))
        .withMessageContaining("String");
  }

  private static RecordComponent field(Class<?> type, String name) {
    for (RecordComponent field : type.getRecordComponents()) {
      if (field.getName().equals(name)) {
        return field;
      }
    }
    throw new AssertionError(name);
  }

  private static String javadoc(Class<?> type) throws IOException {
    String source = Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
    int end = source.indexOf("\npublic record " + type.getSimpleName() + "(");
    assertThat(end).as("%s is no record of its own file", type).isPositive();
    int from = source.lastIndexOf("\n/**", end);
    return source
        .substring(from, source.indexOf("*/", from))
        .replaceFirst("/\\*\\*", "")
        .replaceAll("\n \\* ?", "\n")
        .replaceAll("\\{@(?:code|link)\\s+#?([^}]*)}", "$1")
        .strip();
  }

  /** The first sentence, without what is said of every record: that it is immutable. */
  private static String sentence(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return upper(line.split("; immutable|\\. |\\.$", 2)[0]);
  }

  /** Without the unit and whether it may be missing, which the schema says in its own way. */
  private static String part(String text) {
    return upper(
        text.strip()
            .replaceAll("\\s+", " ")
            .replaceAll("; in a unit such as [^;]*", "")
            .replaceFirst("[;,] or null( if.*)?$", ""));
  }

  private static String upper(String text) {
    String first = text.split(" ", 2)[0];
    return KEPT.contains(first)
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
