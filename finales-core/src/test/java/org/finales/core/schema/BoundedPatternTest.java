package org.finales.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
        "^a{0}b$ ; b ; true",
        "^\\d{4}-\\d{2}-\\d{2}$ ; 2026-11-20 ; true",
        "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ; e699dab7-ba5e-4ad6-8126-522ca33b99a0 ; true",
        "^[A-Z]{14}-[A-Z]{10}-[A-Z]$ ; KMTRUDSVKNLOMY-UHFFFAOYSA-N ; true",
        "\\bcat\\b ; the cat sat ; true",
        "\\bcat\\b ; concatenate ; false",
        "\\Bcat\\B ; concatenate ; true",
        "^(?:a|(?<name>b))+?$ ; abab ; true",
        "^\\u00e4\\x41\\u{1F600}$ ; äA😀 ; true",
        "^.$ ; 😀 ; true",
        "^\\p{Lu}\\P{Lu}$ ; Äb ; true",
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
        "(?=a)b",
        "(?!a)b",
        "[z-a]",
        "\\xZ1",
        "\\p{Nonsense}",
        "(a{100}){300}",
        "a{99999}",
        "(((){1000}){1000}){1000}",
        "\\y",
        "(?P=name)"
      })
  void whatIsNoPatternOrCannotBeBoundedIsRefusedWithAReason(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoundedPattern(pattern))
        .withMessageStartingWith("it ");
  }
}
