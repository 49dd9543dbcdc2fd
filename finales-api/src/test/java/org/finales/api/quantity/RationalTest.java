package org.finales.api.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RationalTest {

  @Test
  void isAlwaysInLowestTermsWithAPositiveDenominator() {
    assertThat(Rational.of(6, -4)).isEqualTo(Rational.of(-3, 2)).hasToString("-3/2");
    assertThat(Rational.of(0, -4)).isEqualTo(Rational.ZERO).hasToString("0");
    assertThat(Rational.of(new BigDecimal("2.50"))).hasToString("5/2");
    assertThat(Rational.of(new BigDecimal("25e2"))).hasToString("2500");
  }

  @Test
  void decimalsGoInAndOutUnchanged() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      BigDecimal value = new BigDecimal(new BigInteger(200, random), random.nextInt(80) - 40);
      assertThat(Rational.of(value).toBigDecimal())
          .hasValueSatisfying(back -> assertThat(back).isEqualByComparingTo(value));
    }
    assertThat(Rational.of(1, 3).toBigDecimal()).isEmpty();
    assertThat(Rational.of(1, 1 << 20).toBigDecimal()).isPresent();
  }

  @Test
  void obeysTheRulesOfArithmetic() {
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      Rational a = Rational.of(random.nextInt(), 1 + random.nextInt(1000));
      Rational b = Rational.of(random.nextInt(), 1 + random.nextInt(1000));
      assertThat(a.add(b).subtract(b)).isEqualTo(a).hasSameHashCodeAs(a);
      assertThat(a.multiply(b)).isEqualTo(b.multiply(a));
      if (b.signum() != 0) {
        assertThat(a.divide(b).multiply(b)).isEqualTo(a);
        assertThat(b.pow(3).multiply(b.pow(-3))).isEqualTo(Rational.ONE);
      }
      assertThat(a.compareTo(b)).isEqualTo(a.subtract(b).signum());
      assertThat(a.abs().signum()).isNotNegative();
    }
  }

  @Test
  void divisionByZeroIsRefused() {
    assertThatThrownBy(() -> Rational.ONE.divide(Rational.ZERO))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class);
  }
}
