package org.finales.api.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.finales.api.quantity.Quantity;
import org.junit.jupiter.api.Test;

class FractionSumsTest {
  @Test
  void sharesOfTheSolventsOrOfAllMayAddUpToOne() {
    Electrolyte.Builder thirds =
        Electrolyte.builder().solvents(List.of(mass("30", "%"), mass("0.7", "1")));
    assertThat(thirds.build().unbalancedShares()).isEmpty();
    Constituent salt = Constituent.builder().molality(Quantity.of("1", "mol/kg")).build();
    assertThat(thirds.salts(List.of(salt)).build().unbalancedShares()).isEmpty();
    Electrolyte all =
        Electrolyte.builder()
            .solvents(List.of(mass("0.5", "1"), mass("0.4", "1")))
            .salts(List.of(mass("0.1", "1")))
            .build();
    assertThat(all.unbalancedShares()).isEmpty();
    assertThat(Electrolyte.builder().build().unbalancedShares()).isEmpty();
  }

  @Test
  void sharesThatDoNotAddUpAreToldWithBothSums() {
    Electrolyte much =
        Electrolyte.builder().solvents(List.of(mass("50", "%"), mass("0.7", "1"))).build();
    assertThat(much.unbalancedShares())
        .singleElement()
        .asString()
        .contains("mass fractions add up to 1.2");
    Electrolyte little =
        Electrolyte.builder()
            .solvents(List.of(mass("0.5", "1")))
            .salts(List.of(mass("0.1", "1")))
            .build();
    assertThat(little.unbalancedShares()).singleElement().asString().contains("0.6", "0.5");
  }

  private static Constituent mass(String share, String unit) {
    return Constituent.builder().massFraction(Quantity.of(share, unit)).build();
  }
}
