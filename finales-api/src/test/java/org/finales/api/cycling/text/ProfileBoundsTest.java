package org.finales.api.cycling.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.finales.api.cycling.DriveCycle;
import org.finales.api.cycling.DriveQuantity;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileBoundsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "1e-999999999", "1e301", "0e9999", "1E99999999999999999999"})
  void aNumberWithAHugeExponentIsRefused(String number) {
    assertThatThrownBy(() -> ProfileText.read("CC, %s, TIME, 5".formatted(number)))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("line 1, column 5")
        .hasMessageContaining("out of range");
  }

  @Test
  void aNumberWithTooManyDigitsIsRefused() {
    assertThatThrownBy(() -> ProfileText.read("WAIT, " + "1".repeat(101)))
        .hasMessageContaining("at most 100 digits");
    assertThatThrownBy(() -> ProfileText.read("WAIT, " + "1".repeat(1_000_000)))
        .hasMessageContaining("the number has 1000000 characters")
        .message()
        .hasSizeLessThan(300);
  }

  @Test
  void loopsThatLieTooDeepAreRefused() {
    int most = ProfileText.MAX_DEPTH;
    String deepest = "LOOP 2\n".repeat(most) + "WAIT, 1\n" + "END\n".repeat(most);
    assertThat(ProfileText.read(deepest).protocol().steps()).hasSize(most + 1);
    assertThatThrownBy(() -> ProfileText.read("LOOP 2\n" + deepest + "END\n"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("more than 100 loops within one another");
  }

  @Test
  void deeperProtocolsAreWrittenWithJumps() {
    List<Step> steps =
        IntStream.range(0, 151)
            .mapToObj(
                i ->
                    i == 0
                        ? Rest.builder()
                            .tag("step 1")
                            .ends(List.of(EndCondition.of(EndKind.DURATION, "1", "s")))
                            .build()
                        : (Step) Loop.builder("step 1", 2).build())
            .toList();
    Protocol protocol = Protocol.builder().steps(steps).build();
    String text = ProfileText.write(protocol);
    assertThat(text).contains("REPEAT, \"step 1\", 2");
    assertThat(ProfileText.read(text).protocol()).isEqualTo(protocol);
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    String line = "WAIT, 1\n";
    assertThatThrownBy(() -> ProfileText.read(line.repeat(ProfileText.MAX_LENGTH / 8 + 1)))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("characters, at most 33554432 are allowed");
    assertThatThrownBy(() -> ProfileText.read("\n".repeat(ProfileText.MAX_LINES)))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("more than 1200000 lines");
    assertThatThrownBy(() -> ProfileText.read(line.repeat(10_001)))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("line 10001, column 1: the profile has more than 10000 steps");
  }

  @Test
  void noMoreThanAHundredProblemsAreTold() {
    ProfileException refused =
        catchThrowableOfType(
            ProfileException.class, () -> ProfileText.read("REST, 1\n".repeat(100_000)));
    assertThat(refused.problems()).hasSize(100);
  }

  @Test
  void theLongestTableOfADriveCycleIsReadAgain() {
    List<BigDecimal> numbers =
        IntStream.range(0, 1_000_000).mapToObj(i -> BigDecimal.valueOf(i)).toList();
    Protocol protocol =
        Protocol.builder()
            .steps(
                List.of(
                    DriveCycle.builder(DriveQuantity.POWER, Unit.parse("s"), Unit.parse("W"))
                        .times(numbers)
                        .values(numbers)
                        .build()))
            .build();
    assertThat(ProfileText.read(ProfileText.write(protocol)).protocol().equals(protocol)).isTrue();
  }

  @Test
  void whatWouldNotBeReadAgainIsNotWritten() {
    Step note =
        Rest.builder()
            .ends(List.of(EndCondition.of(EndKind.DURATION, "1", "s")))
            .comment("x".repeat(20_000))
            .build();
    Protocol protocol = Protocol.builder().steps(java.util.Collections.nCopies(2000, note)).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileText.write(protocol))
        .withMessageContaining("keep it as JSON");
  }
}
