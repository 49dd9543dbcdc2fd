package org.finales.samples.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finales.cycler.tck.CyclerDriverRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The guide for authors of drivers shows code that runs, and all rules. */
class DriversGuideTest {
  private static final Path GUIDE = Path.of("../docs/drivers.md");
  private static final Pattern INCLUDED =
      Pattern.compile("(<!-- include (\\S+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("\\[(R-\\d{3}) (required|optional)] (.+)");

  /** Run with {@code -Dfinales.write=true} to write the parts anew instead of checking them. */
  @Test
  void itShowsCodeThatRunsAndAllRules() throws IOException {
    String guide = Files.readString(GUIDE);
    String fresh = INCLUDED.matcher(guide).replaceAll(DriversGuideTest::included);
    if (Boolean.getBoolean("finales.write")) {
      Files.writeString(GUIDE, fresh);
    }
    assertThat(INCLUDED.matcher(guide).results()).as("included parts").hasSizeGreaterThan(4);
    assertThat(Files.readString(GUIDE))
        .as("docs/drivers.md is out of date: run this test with -Dfinales.write=true and commit it")
        .isEqualTo(fresh);
  }

  private static String included(MatchResult part) {
    String what = part.group(2);
    String text = what.equals("rules") ? ruleTable() : "```java\n" + read(what) + "```\n";
    return Matcher.quoteReplacement(part.group(1) + text + part.group(4));
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of("..", file));
    } catch (IOException e) {
      throw new AssertionError(file + " is included in the guide, but not there", e);
    }
  }

  private static String ruleTable() {
    return rules()
        .map(rule -> "| " + rule.group(1) + " | " + rule.group(2) + " | " + rule.group(3) + " |\n")
        .collect(Collectors.joining("", "| rule | | what has to be true |\n|---|---|---|\n", ""));
  }

  private static Stream<MatchResult> rules() {
    return names()
        .map(
            name -> {
              Matcher rule = RULE.matcher(name);
              assertThat(rule.matches()).as(name).isTrue();
              return rule.toMatchResult();
            })
        .sorted(Comparator.comparing(rule -> rule.group(1)));
  }

  private static Stream<String> names() {
    return Stream.of(CyclerDriverRules.class.getMethods())
        .map(method -> method.getAnnotation(DisplayName.class))
        .filter(java.util.Objects::nonNull)
        .map(DisplayName::value);
  }

  @Test
  void everyRuleHasANumberOfItsOwnThatItsMethodBears() {
    List<String> numbers = rules().map(rule -> rule.group(1)).toList();
    assertThat(numbers).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    for (Method method : CyclerDriverRules.class.getMethods()) {
      DisplayName name = method.getAnnotation(DisplayName.class);
      if (name != null) {
        assertThat(name.value()).startsWith("[R-" + method.getName().substring(1, 4) + " ");
      }
    }
  }

  @Test
  void theDriverOfTheGuideHasLessThan150LinesBesidesImportsAndComments() {
    long lines =
        Stream.of("TableCyclerDriver", "TableCycler", "TableCyclerChannel")
            .flatMap(
                type ->
                    read("samples/src/main/java/org/finales/samples/driver/" + type + ".java")
                        .lines())
            .filter(line -> !line.isBlank() && !line.matches("(import |package |\\s*/?\\*).*"))
            .count();
    assertThat(lines).isLessThan(150);
  }
}
