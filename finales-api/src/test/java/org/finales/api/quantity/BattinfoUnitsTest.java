package org.finales.api.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every unit that the battery ontologies use, in each of its spellings: plain, EMMO label, UCUM
 * code, QUDT code.
 */
class BattinfoUnitsTest {

  // plain | EMMO label | UCUM | QUDT | scale to SI | dimension; 1 eV is 1.602176634e-19 J, deg has
  // the scale pi/180
  private static final String UNITS =
      """
      g/cm3 | GramPerCubicCentiMetre | g/cm3 | GM-PER-CentiM3 | 1000 | m-3.kg
      kg/m3 | KilogramPerCubicMetre | kg/m3 | KiloGM-PER-M3 | 1 | m-3.kg
      mPa.s | MilliPascalSecond | mPa.s | MilliPA-SEC | 1/1000 | m-1.kg.s-1
      Pa.s | PascalSecond | Pa.s | PA-SEC | 1 | m-1.kg.s-1
      mm2/s, cSt | SquareMilliMetrePerSecond | mm2.s-1 | MilliM2-PER-SEC | 1/1000000 | m2.s-1
      m2/s | SquareMetrePerSecond | m2/s | M2-PER-SEC | 1 | m2.s-1
      cm2/s | SquareCentiMetrePerSecond | cm2.s-1 | CentiM2-PER-SEC | 1/10000 | m2.s-1
      mS/cm | MilliSiemensPerCentiMetre | mS/cm | MilliS-PER-CentiM | 1/10 | m-3.kg-1.s3.A2
      S/cm | SiemensPerCentiMetre | S.cm-1 | S-PER-CentiM | 100 | m-3.kg-1.s3.A2
      S/m | SiemensPerMetre | S/m | S-PER-M | 1 | m-3.kg-1.s3.A2
      mol/kg | MolePerKilogram, MolPerKilogram | mol/kg | MOL-PER-KiloGM | 1 | kg-1.mol
      mol/L | MolePerLitre | mol/L | MOL-PER-L | 1000 | m-3.mol
      mol/m3 | MolePerCubicMetre | mol/m3 | MOL-PER-M3 | 1 | m-3.mol
      mol | Mole | mol | MOL | 1 | mol
      V | Volt | V | V | 1 | m2.kg.s-3.A-1
      mV | MilliVolt | mV | MilliV | 1/1000 | m2.kg.s-3.A-1
      A | Ampere | A | A | 1 | A
      mA | MilliAmpere | mA | MilliA | 1/1000 | A
      uA | MicroAmpere | uA | MicroA | 1/1000000 | A
      Ah | AmpereHour | A.h | A-HR | 3600 | s.A
      mAh | MilliAmpereHour | mA.h | MilliA-HR | 18/5 | s.A
      mAh/g | MilliAmpereHourPerGram | mA.h/g | MilliA-HR-PER-GM | 3600 | kg-1.s.A
      Ah/kg | AmpereHourPerKilogram | A.h/kg | - | 3600 | kg-1.s.A
      mAh/cm2 | MilliAmpereHourPerSquareCentiMetre | mA.h.cm-2 | - | 36000 | m-2.s.A
      mA/cm2 | MilliAmperePerSquareCentiMetre | mA/cm2 | - | 10 | m-2.A
      W | Watt | W | W | 1 | m2.kg.s-3
      mW | MilliWatt | mW | MilliW | 1/1000 | m2.kg.s-3
      Wh | WattHour, Watthour | W.h | W-HR | 3600 | m2.kg.s-2
      kWh | KiloWattHour, KiloWatthour | kW.h | KiloW-HR | 3600000 | m2.kg.s-2
      Wh/kg | WattHourPerKilogram | W.h/kg | W-HR-PER-KiloGM | 3600 | m2.s-2
      Wh/L | WattHourPerLitre | W.h/L | - | 3600000 | m-1.kg.s-2
      W/kg | WattPerKilogram | W/kg | W-PER-KiloGM | 1 | m2.s-3
      J/mol | JoulePerMole | J.mol-1 | J-PER-MOL | 1 | m2.kg.s-2.mol-1
      K | Kelvin | K | K | 1 | K
      degC | DegreeCelsius | Cel | DEG_C | 1 | K
      s | Second | s | SEC | 1 | s
      ms | MilliSecond | ms | MilliSEC | 1/1000 | s
      min | Minute | min | MIN | 60 | s
      h | Hour | h | HR | 3600 | s
      d | Day | d | DAY | 86400 | s
      ohm | Ohm | Ohm | OHM | 1 | m2.kg.s-3.A-2
      mohm | MilliOhm | mOhm | MilliOHM | 1/1000 | m2.kg.s-3.A-2
      Hz | Hertz | Hz | HZ | 1 | s-1
      1, dimensionless | UnitOne | 1 | UNITLESS | 1 | 1
      % | Percent | % | PERCENT | 1/100 | 1
      % | PercentUnit | % | - | 1/100 | 1
      wt% | WeightPercent | % | - | 1/100 | 1
      vol% | VolumePercent | % | - | 1/100 | 1
      ppm | PartPerMillion | [ppm] | PPM | 1/1000000 | 1
      cm2 | SquareCentiMetre | cm2 | CentiM2 | 1/10000 | m2
      m2 | SquareMetre | m2 | M2 | 1 | m2
      um | MicroMetre | um | MicroM | 1/1000000 | m
      nm | NanoMetre | nm | NanoM | 1/1000000000 | m
      mm | MilliMetre | mm | MilliM | 1/1000 | m
      cm | CentiMetre | cm | CentiM | 1/100 | m
      m | Metre | m | M | 1 | m
      mg | MilliGram | mg | MilliGM | 1/1000000 | kg
      g | Gram | g | GM | 1/1000 | kg
      kg | Kilogram | kg | KiloGM | 1 | kg
      mg/cm2 | MilliGramPerSquareCentiMetre | mg.cm-2 | MilliGM-PER-CentiM2 | 1/100 | m-2.kg
      uL | MicroLitre | uL | MicroL | 1/1000000000 | m3
      mL | MilliLitre | mL | MilliL | 1/1000000 | m3
      L | Litre | l | L | 1/1000 | m3
      1/cm | PerCentiMetre | cm-1 | PER-CentiM | 100 | m-1
      1/m | PerMetre | m-1 | PER-M | 1 | m-1
      eV | ElectronVolt | eV | EV | 801088317/5000000000000000000000000000 | m2.kg.s-2
      deg | Degree | deg | DEG | 1/180 | 1
      rad | Radian | rad | RAD | 1 | 1
      Pa | Pascal | Pa | PA | 1 | m-1.kg.s-2
      kPa | KiloPascal | kPa | KiloPA | 1000 | m-1.kg.s-2
      bar | Bar | bar | BAR | 100000 | m-1.kg.s-2
      C | Coulomb | C | C | 1 | s.A
      C-rate unit, C-rate | CRateUnit | 1/h | PER-HR | 1/3600 | s-1
      A/Ah | AmperePerAmpereHour | 1/h | PER-HR | 1/3600 | s-1
      V/s | VoltPerSecond | V.s-1 | V-PER-SEC | 1 | m2.kg.s-4.A-1
      mV/s | - | - | MilliV-PER-SEC | 1/1000 | m2.kg.s-4.A-1
      W/L | - | - | W-PER-L | 1000 | m-1.kg.s-3
      ohm.cm2 | - | - | OHM-CentiM2 | 1/10000 | m4.kg.s-3.A-2
      counts, a.u. | - | - | - | 1 | 1
      """;

  record Row(String spelling, boolean qudt, String scale, String dimension) {

    @Override
    public String toString() {
      return spelling + (qudt ? " (QUDT)" : "");
    }
  }

  static Stream<Row> rows() {
    return UNITS
        .lines()
        .map(line -> line.strip().split(" *[|] *"))
        .flatMap(
            cells ->
                Stream.of(0, 1, 2, 3)
                    .flatMap(
                        column ->
                            Arrays.stream(cells[column].split(", "))
                                .filter(spelling -> !spelling.equals("-"))
                                .map(
                                    spelling ->
                                        new Row(spelling, column == 3, cells[4], cells[5]))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everySpellingIsReadWithItsExactWorth(Row row) {
    Unit unit = row.qudt() ? Unit.parseQudt(row.spelling()) : Unit.parse(row.spelling());
    assertThat(unit.scale()).as("scale").hasToString(row.scale());
    assertThat(unit.dimension()).as("dimension").hasToString(row.dimension());
    assertThat(unit.symbol()).as("symbol, kept as written").isEqualTo(row.spelling());
    assertThat(unit.piPower()).as("power of pi").isEqualTo(row.scale().equals("1/180") ? 1 : 0);
    assertThat(unit.offset())
        .as("offset")
        .hasToString(
            row.spelling().matches("(?i).*(c|cel|celsius)") && row.dimension().equals("K")
                ? "5463/20"
                : "0");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void qudtCodesAreReadAmongTheOthersUnlessAPlainSpellingHasTheSameLetters(Row row) {
    Unit unit = Unit.parse(row.spelling());
    if (row.spelling().equals("M")) {
      assertThat(unit.isEquivalentTo(Unit.parse("mol/L"))).as("M means molar").isTrue();
    } else {
      assertThat(unit.scale()).as("scale").hasToString(row.scale());
      assertThat(unit.dimension()).as("dimension").hasToString(row.dimension());
    }
  }
}
