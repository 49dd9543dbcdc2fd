package org.finales.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTest {
  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "^a$ ; a ; true",
        "^a$ ; ba ; false",
        "b ; abc ; true",
        "^(ab|cd)+$ ; abcdab ; true",
        "^(ab|cd)+$ ; abc ; false",
        "^[^a-c]*$ ; xyz ; true",
        "^[^a-c]*$ ; xbz ; false",
        "^[a\\]-]+$ ; a]- ; true",
        "^[\\d-x]+$ ; 5-x ; true",
        "^a{2,3}$ ; aaa ; true",
        "^a{2,3}$ ; aaaa ; false",
        "^a{2,}$ ; aaaa ; true",
        "^a{2}$ ; aaa ; false",
        "^a{,2}$ ; a{,2} ; true",
        "^a{0}b$ ; b ; true",
        "^\\d{4}-\\d{2}-\\d{2}$ ; 2026-11-20 ; true",
        "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ; e699dab7-ba5e-4ad6-8126-522ca33b99a0 ; true",
        "^[A-Z]{14}-[A-Z]{10}-[A-Z]$ ; KMTRUDSVKNLOMY-UHFFFAOYSA-N ; true",
        "\\bcat\\b ; the cat sat ; true",
        "\\bcat\\b ; concatenate ; false",
        "\\Bcat\\B ; concatenate ; true",
        "^(?=.*\\d)(?=.*[a-z]).{4,}$ ; abc1 ; true",
        "^(?=.*\\d)(?=.*[a-z]).{4,}$ ; abcd ; false",
        "^(?!foo)\\w+$ ; food ; false",
        "^(?!foo)\\w+$ ; bar ; true",
        "^(?:a|(?<name>b))+?$ ; abab ; true",
        "^\\u00e4\\x41\\u{1F600}$ ; äA😀 ; true",
        "^.$ ; 😀 ; true",
        "^\\p{Lu}\\P{Lu}$ ; Äb ; true",
        "^\\p{Letter}+$ ; 5 ; false",
        "^\\s+$ ; ` \u00a0` ; true",
        "^\\/\\.\\-$ ; /.- ; true",
        "^a|b$ ; xb ; true",
        "`` ; anything ; true",
        "^$ ; `` ; true",
        "()* ; x ; true",
      })
  void aPatternMeansWhatEcmaScriptSays(String pattern, String text, boolean matches) {
    assertThat(new BoundedPattern(pattern).matches(text)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "[",
        "a**",
        "*a",
        "a{3,2}",
        "\\",
        "(?<=a)b",
        "(?<!a)b",
        "(a)\\1",
        "(?i)a",
        "[z-a]",
        "\\xZ1",
        "\\p{Nonsense}",
        "(a{100}){300}",
        "a{99999}",
        "(((){1000}){1000}){1000}",
        "\\y",
        "^*"
      })
  void whatIsNoPatternOrCannotBeBoundedIsRefusedWithAReason(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoundedPattern(pattern))
        .withMessageStartingWith("it ");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theAnswerIsThatOfABacktrackingEngine(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      String pattern = pattern(random, 0);
      BoundedPattern bounded = new BoundedPattern(pattern);
      Pattern reference = Pattern.compile(pattern.replace("$", "\\z"));
      for (int j = 0; j < 5; j++) {
        String text = text(random);
        assertThat(bounded.matches(text))
            .as("seed %s: %s in '%s'", seed, pattern, text)
            .isEqualTo(reference.matcher(text).find());
      }
    }
  }

  private static String pattern(Random random, int depth) {
    StringBuilder pattern = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String atom =
          switch (random.nextInt(depth > 2 ? 6 : 12)) {
            case 0 -> "a";
            case 1 -> "b";
            case 2 -> "[ab]";
            case 3 -> "[^b]";
            case 4 -> ".";
            case 5 -> "\\w";
            case 6 -> "(" + pattern(random, depth + 1) + "|" + pattern(random, depth + 1) + ")";
            case 7 -> "(?:" + pattern(random, depth + 1) + ")";
            case 8 -> "(?=" + pattern(random, depth + 1) + ")";
            case 9 -> "(?!" + pattern(random, depth + 1) + ")";
            case 10 -> "(|" + pattern(random, depth + 1) + ")";
            default -> "(" + pattern(random, depth + 1) + ")";
          };
      String repeat =
          switch (random.nextInt(9)) {
            case 0 -> "*";
            case 1 -> "+";
            case 2 -> "?";
            case 3 -> "{2}";
            case 4 -> "{1,2}";
            case 5 -> "*?";
            default -> "";
          };
      pattern.append(atom).append(atom.startsWith("(?=") || atom.startsWith("(?!") ? "" : repeat);
      switch (random.nextInt(12)) {
        case 0 -> pattern.append("^");
        case 1 -> pattern.append("$");
        case 2 -> pattern.append("\\b");
        default -> {}
      }
    }
    return pattern.toString();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append("aabc ".charAt(random.nextInt(5)));
    }
    return text.toString();
  }
}
