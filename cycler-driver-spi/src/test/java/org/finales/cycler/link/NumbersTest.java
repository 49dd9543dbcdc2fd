package org.finales.cycler.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "12.50V, V, 12.5",
    "12.00 V, V, 12",
    "-0.1000A, A, -0.1",
    "1.234E-1, V, 0.1234",
    "+4.20000000E+00, V, 4.2",
    ".5, V, 0.5",
    "0.5 kW, W, 500",
    "250mA, A, 0.25",
    "10.000OHM, Ohm, 10",
    "0.1093AH, Ah, 0.1093",
    "7.5m, m, 7.5",
    "3, V, 3"
  })
  void aNumberMayHaveAUnitAndAPrefix(String text, String unit, double value) {
    assertThat(Numbers.of(text, unit)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "V",
        "12.5A",
        "12.5.3V",
        "3.3V 2",
        "1e",
        "NaN",
        "Infinity",
        "1e999",
        "0x12",
        "12,5",
        "--1",
        "1k2",
        "12345678901234567890"
      })
  void anythingElseIsUnreadable(String text) {
    assertThatThrownBy(() -> Numbers.of(text, "V")).isInstanceOf(Unreadable.class);
  }

  @Test
  void aListHasAsManyNumbersAsUnits() {
    assertThat(Numbers.list("12.5V, 33.3A, 420W", "V", "A", "W")).containsExactly(12.5, 33.3, 420);
    assertThatThrownBy(() -> Numbers.list("12.5V, 33.3A", "V", "A", "W"))
        .isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> Numbers.list("12.5V,,420W", "V", "A", "W"))
        .isInstanceOf(Unreadable.class);
  }
}
