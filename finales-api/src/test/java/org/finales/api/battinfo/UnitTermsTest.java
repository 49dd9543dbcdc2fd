package org.finales.api.battinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.finales.api.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTermsTest {
  @Test
  void everyIriStandsForOneUnitAndEveryLabelMeansThatUnit() {
    for (String[] row : Resources.rows("unit-terms.tsv", 5)) {
      Unit unit = UnitTerms.unit(row[1]).orElseThrow();
      assertThat(unit.symbol()).as(row[1]).isEqualTo(row[0]);
      // two IRIs of the ontologies mean the same percent
      if (!row[2].equals("PercentUnit")) {
        assertThat(UnitTerms.iri(unit)).as(row[0]).contains(row[1]);
        assertThat(UnitTerms.isSpelledByIri(unit)).as(row[0]).isTrue();
      }
      if (!row[2].isEmpty()) {
        assertThat(UnitTerms.iriOfLabel(row[2])).as(row[2]).contains(row[1]);
        assertThat(Unit.parse(row[2]).isEquivalentTo(unit)).as("%s is %s", row[2], unit).isTrue();
      }
      if (!row[3].isEmpty()) {
        assertThat(Unit.parseQudt(row[3]).isEquivalentTo(unit))
            .as("%s is %s", row[3], unit)
            .isTrue();
      }
    }
  }

  @Test
  void everyUnitOfTheVocabularyIsKnown() {
    List<Term> units =
        Vocabulary.battinfo().terms().stream()
            .filter(term -> term.concept().startsWith("unit "))
            .toList();
    assertThat(units).hasSizeGreaterThan(70);
    for (Term unit : units) {
      assertThat(UnitTerms.unit(unit.iri())).as(unit.concept()).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mS/cm, MilliSiemensPerCentiMetre, true",
    "S.cm-1, SiemensPerCentiMetre, false",
    "cSt, SquareMilliMetrePerSecond, false",
    "mol/kg, MolPerKilogram, true",
    "Wh, Watthour, true",
    "Cel, DegreeCelsius, false",
    "wt%, WeightPercent, true",
    "wt.-%, WeightPercent, false",
    "mol.-%, Percent, false",
    "counts, EMMO_5ebd5e01_0ed3_49a2_a30d_cd05cbe72978, false"
  })
  void aUnitHasTheIriOfItsWorthAndSaysWhetherItsSpellingMustBeKept(
      String spelling, String localName, boolean spelled) {
    Unit unit = Unit.parse(spelling);
    assertThat(UnitTerms.iri(unit)).contains("https://w3id.org/emmo#" + localName);
    assertThat(UnitTerms.isSpelledByIri(unit)).isEqualTo(spelled);
  }

  @Test
  void aRatePerHourIsNotTakenForACRate() {
    assertThat(UnitTerms.iri(Unit.parse("h-1"))).contains("http://qudt.org/vocab/unit/PER-HR");
    assertThat(UnitTerms.iri(Unit.parse("A/Ah")))
        .contains("https://w3id.org/emmo/domain/electrochemistry#AmperePerAmpereHour");
  }

  @ParameterizedTest
  @CsvSource({
    "http://qudt.org/vocab/unit/MilliA-HR, mAh",
    "https://qudt.org/vocab/unit/MilliA-HR, mAh",
    "https://qudt.org/vocab/unit/M, m",
    "http://qudt.org/vocab/unit/KiloM-PER-HR, KiloM-PER-HR",
    "https://w3id.org/emmo#EMMO_36a9bf69_483b_42fd_8a0c_7ac9206320bc, degC",
    "https://w3id.org/emmo#CelsiusTemperature, degC",
    "http://qudt.org/vocab/unit/MilliV-PER-SEC, MilliV-PER-SEC",
    "http://qudt.org/vocab/unit/W-PER-L, W-PER-L",
    "http://qudt.org/vocab/unit/OHM-CentiM2, OHM-CentiM2",
    "urn:finales:term:MilliVoltPerSecond, mV/s",
    "urn:finales:term:WattPerLitre, W/L",
    "urn:finales:term:OhmSquareCentiMetre, ohm.cm2",
    "https://w3id.org/emmo#WattHour, Wh",
    "https://w3id.org/emmo#UnitOne, 1"
  })
  void documentsMayUseQudtAndTheSlipsThatAreInUse(String iri, String spelling) {
    assertThat(UnitTerms.unit(iri)).get().hasToString(spelling);
    assertThat(UnitTerms.correction(iri).isPresent()).isEqualTo(iri.contains("emmo#"));
  }

  @Test
  void aUnitSpelledLikeAnotherKeepsItsOwnWorth() {
    assertThat(UnitTerms.iri(Unit.parseQudt("M"))).contains("https://w3id.org/emmo#Metre");
  }

  @ParameterizedTest
  @CsvSource({
    "https://w3id.org/emmo#NoSuchUnit",
    "http://qudt.org/vocab/unit/NO-SUCH",
    "http://qudt.org/vocab/unit/",
    "urn:finales:term:x"
  })
  void anIriThatIsNoUnitIsNotUnderstood(String iri) {
    assertThat(UnitTerms.unit(iri)).isEmpty();
  }
}
