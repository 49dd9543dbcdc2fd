package org.finales.api.chemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulationTest {

  private static final Chemical EC = BatteryChemicals.EC.chemical().withName(null);
  private static final Chemical EMC = BatteryChemicals.EMC.chemical().withName(null);
  private static final Chemical SALT = BatteryChemicals.LIPF6.chemical().withName(null);

  private static Formulation electrolyte() {
    return Formulation.builder(FractionType.MOL_PER_MOL)
        .add(SALT, "0.0750")
        .add(EC, "0.3120")
        .add(EMC, "0.6130")
        .build();
  }

  @Test
  void isAnArrayInJsonAsInFinales2AndKeepsItsDigits() {
    String json =
        "[{\"chemical\":{\"SMILES\":\"[Li+].F[P-](F)(F)(F)(F)F\",\"InChIKey\":\"AXPLOJNSKRXQPA-UHFFFAOYSA-N\"},"
            + "\"fraction\":0.0750,\"fraction_type\":\"molPerMol\"},"
            + "{\"chemical\":{\"SMILES\":\"C1COC(=O)O1\",\"InChIKey\":\"KMTRUDSVKNLOMY-UHFFFAOYSA-N\"},"
            + "\"fraction\":0.3120,\"fraction_type\":\"molPerMol\"},"
            + "{\"chemical\":{\"SMILES\":\"CCOC(=O)OC\",\"InChIKey\":\"JBTWLSYIZRCDFO-UHFFFAOYSA-N\"},"
            + "\"fraction\":0.6130,\"fraction_type\":\"molPerMol\"}]";
    assertThat(FinalesJson.write(electrolyte())).isEqualTo(json);
    assertThat(FinalesJson.convert(FinalesJson.read(json), Formulation.class))
        .isEqualTo(electrolyte());
    assertThat(Formulation.read(FinalesJson.read(json))).isEqualTo(electrolyte());
    assertThat(Formulation.read(electrolyte().toJson())).isEqualTo(electrolyte());
    assertThat(electrolyte().fractionOf(Chemical.of(null, EC.inchiKey())))
        .contains(new BigDecimal("0.3120"));
    assertThat(electrolyte().fractionOf(BatteryChemicals.PC.chemical())).isEmpty();
  }

  @Test
  void sharesMayMissTheWholeByAThousandth() {
    assertThat(
            Formulation.builder(FractionType.MOL_PER_MOL)
                .add(EC, "0.333")
                .add(EMC, "0.666")
                .build()
                .components())
        .hasSize(2);
    assertThat(
            Formulation.builder(FractionType.MASS_PERCENT)
                .add(EC, "30")
                .add(EMC, "70.1")
                .build()
                .fractionType())
        .isEqualTo(FractionType.MASS_PERCENT);
    assertThatThrownBy(
            () ->
                Formulation.builder(FractionType.MOL_PER_MOL)
                    .add(EC, "0.333")
                    .add(EMC, "0.6659")
                    .build())
        .isInstanceOf(FormulationException.class)
        .hasMessageContaining("the fractions add up to 0.9989 instead of 1 (tolerance 0.001)");
    assertThatThrownBy(
            () ->
                Formulation.builder(FractionType.MASS_PERCENT)
                    .add(EC, "30")
                    .add(EMC, "70.11")
                    .build())
        .hasMessageContaining("add up to 100.11 instead of 100 (tolerance 0.1)");
  }

  @Test
  void everyProblemIsReportedWithItsPlace() {
    String json =
        """
        [{"chemical": {"SMILES": "C1COC(=O)O1", "InChIKey": "bad"}, "fraction": 0.5, "fraction_type": "molPerMol"},
         {"chemical": {"SMILES": "C"}, "fraction": 1.5, "fraction_type": "molPerMol"},
         {"chemical": {"SMILES": "CC"}, "fraction": "0.1", "fraction_type": "handfuls", "colour": "red"},
         {"fraction": -1e-5},
         17]
        """;
    assertThatThrownBy(() -> Formulation.read(FinalesJson.read(json)))
        .isInstanceOfSatisfying(
            FormulationException.class,
            e ->
                assertThat(e.problems())
                    .satisfiesExactly(
                        p ->
                            assertThat(p)
                                .startsWith("/0/chemical: ")
                                .contains("InChIKey 'bad' is not of the form"),
                        p ->
                            assertThat(p)
                                .isEqualTo(
                                    "/1/fraction: the fraction of C must be between 0 and 1, it is 1.5"),
                        p -> assertThat(p).isEqualTo("/2: unknown field 'colour'"),
                        p ->
                            assertThat(p)
                                .startsWith("/2/fraction_type: ")
                                .contains("'handfuls' is not a fraction type"),
                        p -> assertThat(p).isEqualTo("/2/fraction: a number is expected"),
                        p -> assertThat(p).isEqualTo("/3/chemical is missing"),
                        p -> assertThat(p).isEqualTo("/3/fraction_type is missing"),
                        p -> assertThat(p).startsWith("/4: an object")));
  }

  @Test
  void componentsMustAgreeWithEachOther() {
    FormulationComponent ec =
        new FormulationComponent(EC, new BigDecimal("0.5"), FractionType.MOL_PER_MOL);
    FormulationComponent again =
        new FormulationComponent(
            Chemical.of(EC.smiles(), null), new BigDecimal("0.5"), FractionType.MASS_PER_MASS);
    assertThatThrownBy(() -> Formulation.of(ec, again))
        .isInstanceOfSatisfying(
            FormulationException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "/1/fraction_type is massPerMass, but /0/fraction_type is molPerMol; all must be the same",
                        "/1/chemical is the same as /0/chemical (C1COC(=O)O1)"));
    assertThatThrownBy(Formulation::of).hasMessageContaining("it has no components");
  }

  @Test
  void nothingInvalidCanBeConstructed() {
    assertThatThrownBy(
            () -> new FormulationComponent(EC, new BigDecimal("-0.1"), FractionType.MOL_PER_MOL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new FormulationComponent(EC, new BigDecimal("100.1"), FractionType.MASS_PERCENT))
        .hasMessageContaining("between 0 and 100");
    assertThatThrownBy(() -> new Formulation(List.of())).isInstanceOf(FormulationException.class);
    assertThatThrownBy(() -> FinalesJson.convert(FinalesJson.read("[]"), Formulation.class))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("it has no components");
    assertThatThrownBy(
            () -> FinalesJson.convert(FinalesJson.read("[{\"fraction\":1}]"), Formulation.class))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("chemical");
    assertThatThrownBy(() -> Formulation.read(FinalesJson.read("{}")))
        .hasMessageContaining("an array of components");
    String many = "[" + "{},".repeat(5000) + "{}]";
    assertThatThrownBy(() -> Formulation.read(FinalesJson.read(many)))
        .hasMessageContaining("at most 100");
    assertThatThrownBy(
            () ->
                Formulation.builder(FractionType.MOL_PER_MOL).add(EC, "half").add(EMC, "2").build())
        .hasMessageContaining("is not a number")
        .hasMessageContaining("it is 2");
  }

  @ParameterizedTest
  @CsvSource({
    "molPerMol, MOL_PER_MOL",
    "molar fraction, MOL_PER_MOL",
    "mole_fraction, MOL_PER_MOL",
    "mol/mol, MOL_PER_MOL",
    "MolPerMol, MOL_PER_MOL",
    "mol.-%, MOLE_PERCENT",
    "Mol.-%, MOLE_PERCENT",
    "mol%, MOLE_PERCENT",
    "mol %, MOLE_PERCENT",
    "mole percent, MOLE_PERCENT",
    "wt%, MASS_PERCENT",
    "wt.-%, MASS_PERCENT",
    "weight percent, MASS_PERCENT",
    "massPercent, MASS_PERCENT",
    "mass fraction, MASS_PER_MASS",
    "g/g, MASS_PER_MASS",
    "kgPerKg, MASS_PER_MASS",
    "vol.-%, VOLUME_PERCENT",
    "volume fraction, VOLUME_PER_VOLUME",
    "v/v, VOLUME_PER_VOLUME",
    "at.-%, ATOM_PERCENT"
  })
  void fractionTypesAreReadInTheSpellingsOfLaboratories(String spelling, FractionType type) {
    assertThat(FractionType.parse(spelling)).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "fraction", "mol", "percent", "molal", "kg/m3"})
  void otherWordsAreRefusedWithTheListOfTypes(String text) {
    assertThat(FractionType.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> FractionType.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use one of molPerMol, massPerMass");
    assertThatThrownBy(() -> FractionType.parse("x".repeat(100_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
  }

  @Test
  void writesOneWordForEachTypeAndReadsItBack() {
    for (FractionType type : FractionType.values()) {
      assertThat(FractionType.parse(type.text())).isEqualTo(type);
      assertThat(FinalesJson.write(type)).isEqualTo("\"" + type.text() + "\"");
    }
  }
}
