package org.finales.api.chemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChemicalTest {

  private static final String EC_KEY = "KMTRUDSVKNLOMY-UHFFFAOYSA-N";
  private static final String EMC_KEY = "JBTWLSYIZRCDFO-UHFFFAOYSA-N";

  @Test
  void isWrittenWithTheFieldNamesOfFinales2() {
    Chemical chemical = Chemical.of("C1COC(=O)O1", EC_KEY);
    String json = FinalesJson.write(chemical);
    assertThat(json).isEqualTo("{\"SMILES\":\"C1COC(=O)O1\",\"InChIKey\":\"" + EC_KEY + "\"}");
    assertThat(FinalesJson.convert(FinalesJson.read(json), Chemical.class)).isEqualTo(chemical);
    Chemical whole = chemical.withName("EC").withBatch("L-17", "maker");
    assertThat(FinalesJson.convert(FinalesJson.tree(whole), Chemical.class)).isEqualTo(whole);
  }

  @Test
  void isTheSameByKeyAndWithoutOneBySmiles() {
    Chemical both = Chemical.of("C1COC(=O)O1", EC_KEY);
    assertThat(both.isSameAs(Chemical.of("O=C1OCCO1", EC_KEY)))
        .as("same key, other SMILES")
        .isTrue();
    assertThat(both.isSameAs(Chemical.of("C1COC(=O)O1", EMC_KEY))).as("the key decides").isFalse();
    assertThat(both.isSameAs(Chemical.of("C1COC(=O)O1", null))).as("a key is missing").isTrue();
    assertThat(Chemical.of("C1COC(=O)O1", null).isSameAs(both)).isTrue();
    assertThat(Chemical.of("C1COC(=O)O1", null).isSameAs(Chemical.of(null, EC_KEY))).isFalse();
    assertThat(both.isSameAs(both.withName("EC").withBatch("b", "m"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "KMTRUDSVKNLOMY-UHFFFAOYSA",
        "kmtrudsvknlomy-uhfffaoysa-n",
        "KMTRUDSVKNLOMY-UHFFFAOYSA-N\n",
        "KMTRUDSVKNLOMY UHFFFAOYSA N",
        "InChIKey=KMTRUDSVKNLOMY-UHFFFAOYSA-N"
      })
  void anInchiKeyOfAnotherFormIsRefused(String key) {
    assertThatThrownBy(() -> Chemical.of("C", key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not of the form KMTRUDSVKNLOMY-UHFFFAOYSA-N");
  }

  @Test
  void everyProblemIsNamed() {
    assertThatThrownBy(() -> new Chemical("C C", "x", "n".repeat(201), null, "m".repeat(201)))
        .hasMessageContaining("SMILES is empty or has blanks")
        .hasMessageContaining("InChIKey 'x'")
        .hasMessageContaining("name has 201 characters, at most 200")
        .hasMessageContaining("manufacturer has 201");
    assertThatThrownBy(() -> Chemical.of(null, null))
        .hasMessage("a chemical needs SMILES or InChIKey");
    assertThatThrownBy(() -> Chemical.of("C".repeat(100_000), null))
        .hasMessageContaining("at most 2000")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    assertThatThrownBy(
            () ->
                FinalesJson.convert(
                    FinalesJson.read("{\"SMILES\":\"C\",\"smell\":1}"), Chemical.class))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("smell");
  }

  @Test
  void theConstraintsAreReadableByAValidator() {
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      Validator validator = factory.getValidator();
      assertThat(validator.validate(BatteryChemicals.EC.chemical())).isEmpty();
      assertThat(validator.validateValue(Chemical.class, "inchiKey", "x")).hasSize(1);
      assertThat(
              validator
                      .getConstraintsForClass(Formulation.class)
                      .getConstraintsForProperty("components")
                      .isCascaded()
                  || !validator
                      .getConstraintsForClass(Formulation.class)
                      .getConstraintsForProperty("components")
                      .getConstrainedContainerElementTypes()
                      .isEmpty())
          .as("components are validated too")
          .isTrue();
    }
  }

  // sums of the abridged standard atomic weights H 1.008, Li 6.94, C 12.011, O 15.999, F 18.998, P
  // 30.974
  @ParameterizedTest
  @CsvSource({
    "EC, 88.062",
    "EMC, 104.105",
    "DMC, 90.078",
    "DEC, 118.132",
    "PC, 102.089",
    "LIPF6, 151.902"
  })
  void knowsTheMolarMassesOfTheUsualChemicals(BatteryChemicals chemical, String gramsPerMole) {
    assertThat(chemical.molarMass()).hasToString(gramsPerMole + " g/mol");
    assertThat(BatteryChemicals.of(Chemical.of(null, chemical.chemical().inchiKey())))
        .contains(chemical);
    assertThat(BatteryChemicals.of(Chemical.of(chemical.chemical().smiles(), null)))
        .contains(chemical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C2X", "c2h4", "2C", "C H"})
  void molarMassesAreNotGuessed(String formula) {
    assertThatThrownBy(() -> MolarMass.of(formula)).isInstanceOf(IllegalArgumentException.class);
  }
}
