package org.finales.samples.electrolyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SolventMixtureTest {
  @Test
  void convertsMassesToMoleFractions() {
    Map<Constituent, Double> fractions = SolventMixture.EC_EMC_3_7.moleFractions();

    // 0.3/88.062 = 0.00340669 and 0.7/104.105 = 0.00672398 mol per gram
    assertThat(fractions.get(Constituent.EC)).isCloseTo(0.336275, within(1e-6));
    assertThat(fractions.get(Constituent.EMC)).isCloseTo(0.663725, within(1e-6));
    assertThat(SolventMixture.EC_EMC_3_7.molarMass()).isCloseTo(98.7101, within(1e-4));
  }

  @Test
  void isLabelledByItsMassPerCents() {
    assertThat(SolventMixture.EC_EMC_3_7.label()).isEqualTo("EC:EMC 30:70 (w)");
    assertThat(SolventMixture.byMass(Map.of(Constituent.EC, 1.0, Constituent.DMC, 2.0)).label())
        .isEqualTo("EC:DMC 33.3:66.7 (w)");
  }

  @Test
  void refusesSaltAsASolvent() {
    assertThatThrownBy(
            () -> SolventMixture.byMass(Map.of(Constituent.EC, 1.0, Constituent.LIPF6, 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LIPF6 is not a solvent");
  }

  @Test
  void refusesMassesThatAreNone() {
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> SolventMixture.byMass(Map.of(Constituent.EC, wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("mass of EC is " + wrong);
    }
    assertThatThrownBy(() -> SolventMixture.byMass(Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesFractionsThatDoNotAddUp() {
    assertThatThrownBy(() -> new SolventMixture(Map.of(Constituent.EC, 0.5, Constituent.DMC, 0.4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("add up to 0.9");
  }
}
