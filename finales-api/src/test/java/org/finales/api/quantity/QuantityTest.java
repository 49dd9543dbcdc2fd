package org.finales.api.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QuantityTest {

  private static final Unit KELVIN = Unit.parse("K");

  @Test
  void keepsNumberAndUnitAsGiven() {
    Quantity quantity = Quantity.of("25.00", "°C");
    assertThat(quantity.value()).isEqualTo(new BigDecimal("25.00"));
    assertThat(quantity.unit().symbol()).isEqualTo("°C");
    assertThat(quantity).hasToString("25.00 °C").isEqualTo(Quantity.of("25.00", "°C"));
  }

  @Test
  void equalityIsAsGivenAndEquivalenceIsAboutTheAmount() {
    Quantity quantity = Quantity.of("1.0", "mS/cm");
    assertThat(quantity)
        .isNotEqualTo(Quantity.of("1.00", "mS/cm"))
        .isNotEqualTo(Quantity.of("0.1", "S/m"));
    assertThat(quantity.isEquivalentTo(Quantity.of("1.00", "mS/cm"))).isTrue();
    assertThat(quantity.isEquivalentTo(Quantity.of("0.1", "S/m"))).isTrue();
    assertThat(quantity.isEquivalentTo(Quantity.of("0.1", "g"))).isFalse();
    assertThat(quantity)
        .isEqualByComparingTo(Quantity.of("0.1", "S/m"))
        .isLessThan(Quantity.of("0.11", "S/m"));
  }

  @Test
  void convertsExactlyOrSaysThatItMustRound() {
    assertThat(Quantity.of("25.0", "degC").toUnit(KELVIN)).hasToString("298.15 K");
    assertThat(Quantity.of("9.13", "mS/cm").toUnit(Unit.parse("siemens / meter")))
        .hasToString("0.913 siemens / meter");
    Quantity warm = Quantity.of("100", "degF");
    assertThatThrownBy(() -> warm.toUnit(KELVIN))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("100 degF in K has no end as a decimal number");
    assertThat(warm.toUnit(KELVIN, MathContext.DECIMAL32)).hasToString("310.9278 K");
    assertThat(warm.exactIn(Unit.parse("degC"))).contains(Rational.of(340, 9));
    assertThat(warm.doubleValue(Unit.parse("degC"))).isEqualTo(37.77777777777778);
    assertThat(Quantity.of("180", "deg").doubleValue(Unit.parse("rad"))).isEqualTo(Math.PI);
    assertThat(Quantity.of("180", "deg").toUnit(Unit.parse("rad"), MathContext.DECIMAL32).value())
        .hasToString("3.141593");
  }

  @Test
  void liesBetweenBoundsInOtherUnitsWithBothEndsIncluded() {
    Quantity temperature = Quantity.of("298.15", "K");
    assertThat(temperature.isBetween(Quantity.of("25", "degC"), Quantity.of("30", "degC")))
        .isTrue();
    assertThat(temperature.isBetween(Quantity.of("20", "degC"), Quantity.of("25", "degC")))
        .isTrue();
    assertThat(
            temperature.isBetween(
                Quantity.of("25.0000000000000000000001", "degC"), Quantity.of("30", "degC")))
        .isFalse();
    assertThatThrownBy(() -> temperature.isBetween(Quantity.of("25", "C"), Quantity.of("30", "C")))
        .isInstanceOf(UnitException.class)
        .hasMessageContaining("'K' (dimension K)")
        .hasMessageContaining("'C' (dimension s.A)");
  }

  @Test
  void refusesNumbersThatCannotBeMeant() {
    assertThatThrownBy(() -> Quantity.of("1e1000000", "K"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 1000 digits");
    assertThatThrownBy(() -> Quantity.of("1e-1000000", "K"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quantity.of("9".repeat(1001), "K"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quantity.of("9".repeat(100_000), "K"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quantity.of("warm", "K"))
        .hasMessageContaining("'warm' is not a decimal number");
    assertThatThrownBy(() -> Quantity.of(Double.NaN, "K")).hasMessageContaining("finite");
    assertThat(Quantity.of("1e997", "K").isEquivalentTo(Quantity.of("1e1000", "mK"))).isTrue();
  }

  @Test
  void listsShareAUnitAndConvertTogether() {
    Quantities values =
        Quantities.of(List.of(new BigDecimal("1.0"), new BigDecimal("2.50")), "mS/cm");
    assertThat(values.size()).isEqualTo(2);
    assertThat(values.get(1)).isEqualTo(Quantity.of("2.50", "mS/cm"));
    assertThat(values.toUnit(Unit.parse("S/m")).values())
        .containsExactly(new BigDecimal("0.1"), new BigDecimal("0.25"));
    assertThat(values.doubleValues(Unit.parse("S/m"))).containsExactly(0.1, 0.25);
    assertThat(values.isEquivalentTo(values.toUnit(Unit.parse("S/m")))).isTrue();
    assertThat(values.isEquivalentTo(Quantities.of(List.of(BigDecimal.ONE), "mS/cm"))).isFalse();
    assertThatThrownBy(() -> Quantities.of(List.of(BigDecimal.ONE, new BigDecimal("1e9999")), "K"))
        .hasMessageStartingWith("values[1]: ");
    assertThatThrownBy(() -> values.doubleValues(KELVIN)).isInstanceOf(UnitException.class);
  }

  @Test
  void goesThroughJsonUnchanged() {
    JsonMapper mapper = JsonMapper.builder().build();
    Quantity quantity = Quantity.of("25.50", "°C");
    String json = mapper.writeValueAsString(quantity);
    assertThat(json).isEqualTo("{\"value\":25.50,\"unit\":\"°C\"}");
    assertThat(mapper.readValue(json, Quantity.class)).isEqualTo(quantity);
    Quantities list = Quantities.of(List.of(new BigDecimal("1.0")), "S/m");
    assertThat(mapper.readValue(mapper.writeValueAsString(list), Quantities.class)).isEqualTo(list);
    assertThatThrownBy(
            () -> mapper.readValue("{\"value\":1,\"unit\":\"furlongs per\"}", Quantity.class))
        .hasMessageContaining("unknown unit 'furlongs'");
  }
}
