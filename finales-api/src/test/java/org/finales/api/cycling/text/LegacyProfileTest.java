package org.finales.api.cycling.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Battery Experiments Manager takes and refuses, and where this language differs. */
class LegacyProfileTest {

  private static Step only(String text) {
    List<Step> steps = ProfileText.read(text).protocol().steps();
    assertThat(steps).hasSize(1);
    return steps.get(0);
  }

  private static ProfileProblem problem(String text) {
    ProfileException refused =
        catchThrowableOfType(ProfileException.class, () -> ProfileText.read(text));
    assertThat(refused).as(text).isNotNull();
    assertThat(refused.problems()).as(text).hasSize(1);
    return refused.problems().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CC, 1.5, VOLTAGE, 4.2",
        "CC, -1.5, VOLTAGE, 2.5",
        "CV, 4.2, CURRENT, 0.1",
        "CV, 4.2, TIME, 600",
        "WAIT, 60",
        "CP, 5, TIME, 10",
        "CC, 1, POWER, 4",
        "CC, 1, CAPACITY, 2",
        "WAIT, 9000"
      })
  void aLineIsReadWithoutWarningAndWrittenAsItWas(String line) {
    Profile read = ProfileText.read(line);
    assertThat(read.warnings()).isEmpty();
    assertThat(ProfileText.write(read.protocol())).isEqualTo(line + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CC, 0, TIME, 5", "WAIT, 0", "CV, 4.2, CURRENT, -1", "CP, 0, TIME, 5"})
  void whatIsAllowedButLooksLikeASlipIsAWarning(String line) {
    Profile read = ProfileText.read(line);
    assertThat(read.warnings()).hasSize(1);
    assertThat(ProfileText.write(read.protocol())).isEqualTo(line + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CV, 4.2, VOLTAGE, 4 | 10 | VOLTAGE is what this step holds",
        "CC, 1, CURRENT, 1   |  8 | CURRENT is what this step holds",
        "CP, 1, POWER, 1     |  8 | POWER is what this step holds",
        "CV, -1, TIME, 5     |  5 | below zero is not allowed without its unit",
        "CC, 1, VOLTAGE, -2  | 17 | below zero is not allowed without its unit",
        "REST, 10            |  1 | REST is no instruction",
        "CC, 1, TIME         |  1 | expected 4, got 3",
        "CC, 1, TIME, 5, 6   |  1 | expected 4, got 5",
        "WAIT                |  1 | expected 2, got 1",
        "CC, 1, TIME, -5     | 14 | cannot be less than zero",
        "WAIT, -5            |  7 | cannot be less than zero",
        "CC, x, TIME, 5      |  5 | x is no number",
        "CC, 1, TIME, nan    | 14 | nan is no number",
        "CC, 1, TIM, 5       |  8 | nothing ends a step by TIM",
        "CC, 0, VOLTAGE, 4   |  8 | cannot be told whether VOLTAGE is meant to rise or to fall",
        "WAIT, VOLTAGE, 4    |  7 | cannot be told whether VOLTAGE is meant to rise or to fall",
      })
  void whatMakesNoSenseIsRefusedWithItsPlace(String line, int column, String message) {
    ProfileProblem problem = problem(line);
    assertThat(problem.line()).isEqualTo(1);
    assertThat(problem.column()).as(problem.toString()).isEqualTo(column);
    assertThat(problem.message()).contains(message);
  }

  @Test
  void aWordThatIsNearOrMeansTheSameIsHinted() {
    assertThat(problem("REST, 10").hint()).isEqualTo("did you mean WAIT?");
    assertThat(problem("WIAT, 10").hint()).isEqualTo("did you mean WAIT?");
    assertThat(problem("CC, 1, TIM, 5").hint()).isEqualTo("did you mean TIME?");
    assertThat(problem("CC, 1, 5, VOLTAGE, 4.2").hint()).contains("decimal point");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CC,1,TIME,10",
        "cc,1,TIME,10",
        "  Cc ,\t1 , time,10  ",
        "\r\n\nCC, 1, TIME, 10\r\n\r\n",
        "\uFEFFCC, 1, TIME, 10",
        "# a profile\nCC, 1, TIME, 10 # ten seconds\n# the end",
        "CC, 1, TIME, 10\r",
        "CC, +1, TIME, 10 s",
        "CC, 1 A, TIME, 10s",
      })
  void spacesCaseEmptyLinesAndCommentsDoNotMatter(String text) {
    assertThat(ProfileText.write(ProfileText.read(text).protocol()).replaceAll("[+]", ""))
        .isEqualTo("CC, 1, TIME, 10\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing", "NAME, empty"})
  void aProfileWithoutInstructionsIsRefused(String text) {
    assertThat(problem(text).message()).isEqualTo("the profile has no instructions");
  }

  @Test
  void linesMeanWhatTheyMeantToTheCycler() {
    assertThat(only("CC, -1.5, VOLTAGE, 2.5"))
        .isEqualTo(
            ConstantCurrent.builder()
                .current(Quantity.of("-1.5", "A"))
                .ends(List.of(EndCondition.of(EndKind.LOWER_VOLTAGE, "2.5", "V")))
                .build());
    assertThat(only("CC, 1.5, VOLTAGE, 4.2").ends())
        .containsExactly(EndCondition.of(EndKind.UPPER_VOLTAGE, "4.2", "V"));
    assertThat(only("CV, 4.2, CURRENT, 0.1"))
        .isEqualTo(
            ConstantVoltage.builder(Quantity.of("4.2", "V"))
                .ends(List.of(EndCondition.of(EndKind.LOWER_CURRENT, "0.1", "A")))
                .build());
    assertThat(only("WAIT, 60"))
        .isEqualTo(
            Rest.builder().ends(List.of(EndCondition.of(EndKind.DURATION, "60", "s"))).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2.01", "4.015", "1.001", "3.300", "0.1000000000000000055511151231257827"})
  void numbersKeepTheirDigits(String voltage) {
    ConstantVoltage step = (ConstantVoltage) only("CV, %s, TIME, 1".formatted(voltage));
    assertThat(step.voltage()).isEqualTo(Quantity.of(voltage, "V"));
  }

  @Test
  void everyProblemOfATextIsTold() {
    ProfileException refused =
        catchThrowableOfType(
            ProfileException.class,
            () ->
                ProfileText.read(
                    """
                    REST, 10
                    CC, 1, VOLTAGE, 4.2 Ah; TIME, x
                      | NOISE, 3
                    CV, 4.2, CURRENT, 0.1
                    LOOP 0
                    """));
    assertThat(refused.problems())
        .extracting(p -> p.line() + ":" + p.column())
        .containsExactly("1:1", "2:21", "2:31", "3:5", "5:1", "5:6");
    assertThat(refused).hasMessageContaining("line 2, column 31: x is no number");
  }
}
