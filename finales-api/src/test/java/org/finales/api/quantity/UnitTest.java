package org.finales.api.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // pint, as FINALES 2 writes its units
        "gram / centimeter ** 3 | g/cm3",
        "siemens / meter | S/m",
        "kelvin | K",
        "milliampere_hour / centimeter ** 2 | mA.h/cm2",
        "milliampere_hour | mAh",
        "ampere_hour | Ah",
        "1 / hour | h-1",
        "angstrom ** 3 | 10*-30.m3",
        "angstrom | 10*-10.m",
        "centimeter ** 3 * gram | cm3.g",
        "gram / mole | g/mol",
        "volt | V",
        "ampere | A",
        "milliliter | mL",
        "microliter | uL",
        "centimeter ** 2 | cm2",
        "dimensionless | 1",
        "Pascal | Pa",
        "g/L | kg/m3",
        "degree_Celsius | degC",
        "delta_degree_Celsius | K",
        "metric_ton | 1000 kg",
        "electron_volt | eV",
        "millimeter ** 2.0 | mm2",
        // the first FINALES
        "g/cm**3 | g/cm3",
        "mPa*s | mPa.s",
        "mol.-% | %",
        "Mol.-% | %",
        "at.-% | %",
        "At.-% | %",
        // conductivity
        "S.m-1 | S/m",
        "S·m⁻¹ | S/m",
        "S m^-1 | S/m",
        "S*m**-1 | S/m",
        "S*m^(-1) | S/m",
        "S*m**(-1) | S/m",
        "S\\u00a0m^{-1} | S/m",
        "mS cm-1 | mS/cm",
        "µS/cm | uS/cm",
        "millisiemens per centimetre | mS/cm",
        "MilliSiemens/CentiMetre | mS/cm",
        "1/(ohm.m) | S/m",
        "Ω⁻¹·m⁻¹ | S/m",
        // viscosity
        "mPa·s | mPa.s",
        "mPas | mPa.s",
        "mPa s | mPa.s",
        "cP | mPa.s",
        "centipoise | mPa.s",
        "cSt | mm2/s",
        "kg/(m s) | Pa.s",
        "kg/m/s | Pa.s",
        // density
        "g/cm^3 | g/cm3",
        "g.cm-3 | g/cm3",
        "g cm⁻³ | g/cm3",
        "g·cm−3 | g/cm3",
        "g/mL | g/cm3",
        "g/ml | g/cm3",
        "kg/L | g/cm3",
        "grams per cubic centimeter | g/cm3",
        "gram_per_cubic_centimeter | g/cm3",
        "kg/dm³ | g/cm3",
        // concentration
        "M | mol/L",
        "mM | mmol/L",
        "µM | umol/L",
        "molar | mol/L",
        "molal | mol/kg",
        "mol L⁻¹ | mol/L",
        "mol dm-3 | mol/L",
        "kmol/m3 | mol/L",
        "mol%  | %",
        "mol % | %",
        "mole percent | 1/100.mol",
        "mole_percent | %",
        "wt% | %",
        "wt.% | %",
        "wt.-% | %",
        "vol.-% | %",
        "ppb | 10*-9",
        "‰ | 1/1000",
        "mol{Li}/L | mol/L",
        "{cells} | 1",
        "mAh/g {electrode} | mAh/g",
        // temperature, length and the other signs
        "degC | Cel",
        "°C | Cel",
        "℃ | Cel",
        "º C | Cel",
        "deg C | Cel",
        "celsius | Cel",
        "degrees Celsius | Cel",
        "\\u212A | K",
        "Å | angstrom",
        "\\u212B | angstrom",
        "A\\u030A | angstrom",
        "Angstrom | angstrom",
        "Ångström | angstrom",
        "Ao | angstrom",
        "µA | uA",
        "\\u03bcA | uA",
        "\\u2126 | ohm",
        "Ω | ohm",
        "Ω·cm² | ohm.cm2",
        "kΩ | 1000 ohm",
        "cm⁻¹ | 1/cm",
        "a.u. | 1",
        "arb. u. | 1",
        "arbitrary_unit | 1",
        "counts | 1",
        "count | 1",
        // grammar
        "/h | 1/h",
        "a/b/c | -",
        "m/s/s | m/s2",
        "J/(mol.K) | J.K-1.mol-1",
        "joule per mole kelvin | J.K-1.mol-1",
        "J/mol.K | J.K/mol",
        "((m)) | m",
        "(kg.m)2 | kg2.m2",
        "(m s^-1)^2 | m2/s2",
        "10*3/uL | 1000/uL",
        "10^3 m | km",
        "1e-3 mol/L | mM",
        "2.5e2 m | 250 m",
        "square metre | m2",
        "metre squared | m2",
        "m^+2 | m2",
        "m0 | 1",
        "mmHg | 133.322387415 Pa",
        "kilowatthours | kWh",
        "sec | s",
        "kilowatt-hours | kWh",
        "ampere-hour/kilogram | Ah/kg",
        "N-m | J",
        "hrs | h",
        "mins | min",
      })
  void spellingsMeanTheSame(String spelling, String meaning) {
    String text = unescaped(spelling);
    if (meaning.equals("-")) {
      assertThat(Unit.tryParse(text)).isEmpty();
      return;
    }
    Unit unit = Unit.parse(text);
    Unit same = Unit.parse(meaning);
    assertThat(unit.isEquivalentTo(same))
        .as(
            "%s is %s %s, %s is %s %s",
            text, unit.scale(), unit.dimension(), meaning, same.scale(), same.dimension())
        .isTrue();
    assertThat(unit.symbol()).as("the symbol is kept as written").isEqualTo(text.strip());
  }

  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\u", i)) {
        out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  @ParameterizedTest(name = "1 {0} is {1} in SI units")
  @CsvSource({
    "inch, 0.0254",
    "ft, 0.3048",
    "lb, 0.45359237",
    "cal, 4.184",
    "atm, 101325",
    "eV, 1.602176634E-19",
    "week, 604800",
    "kWh, 3600000",
    "mAh, 3.6",
    "bar, 100000",
    "Torr, 133.32236842105263",
    "psi, 6894.757293168362",
    "rad, 1",
    "deg, 0.017453292519943295",
    "sr, 1",
    "quettametre, 1e30",
    "qm, 1e-30",
    "dam, 10",
    "kat, 1",
    "Gy, 1",
    "mT, 0.001"
  })
  void unitsAreWorthWhatTheStandardsSay(String unit, double base) {
    assertThat(Unit.parse(unit).toBase(1)).isCloseTo(base, within(Math.ulp(base)));
    assertThat(Unit.parse(unit).fromBase(base)).isCloseTo(1, within(1e-15));
  }

  @ParameterizedTest(name = "{0} {1} are {2} {3}")
  @CsvSource({
    "25, degC, 298.15, K",
    "298.15, K, 25, degC",
    "-40, degF, -40, degC",
    "212, degF, 100, °C",
    "32, degF, 273.15, K",
    "0, K, -459.67, degF",
    "9.13, mS/cm, 0.913, S/m",
    "0.6, S/m, 6, mS/cm",
    "1, cP, 0.001, Pa.s",
    "1.2, g/cm3, 1200, kg/m3",
    "1, kWh, 3600000, J",
    "1, mol/L, 1000, mol/m3",
    "180, deg, 180, °",
    "0, deg, 0, rad",
    "0.1, %, 1000, ppm",
    "1e-30, m3, 1, angstrom ** 3",
    "5, 1/h, 120, 1/d"
  })
  void convertsExactly(BigDecimal value, String from, BigDecimal expected, String to) {
    assertThat(Unit.convert(value, Unit.parse(from), Unit.parse(to)))
        .hasValueSatisfying(converted -> assertThat(converted).isEqualByComparingTo(expected));
    assertThat(Unit.compare(value, Unit.parse(from), expected, Unit.parse(to))).isZero();
    assertThat(Unit.parse(from).convert(value.doubleValue(), Unit.parse(to)))
        .isCloseTo(
            expected.doubleValue(), within(1e-12 * Math.max(1, Math.abs(expected.doubleValue()))));
  }

  @Test
  void neverRoundsButSaysThatThereIsNoDecimal() {
    Unit fahrenheit = Unit.parse("degF");
    Unit celsius = Unit.parse("degC");
    assertThat(Unit.convert(BigDecimal.valueOf(100), fahrenheit, celsius)).isEmpty();
    assertThat(fahrenheit.convertExactly(Rational.of(100, 1), celsius))
        .contains(Rational.of(340, 9));
    assertThat(Unit.parse("deg").convertExactly(Rational.ONE, Unit.parse("rad"))).isEmpty();
  }

  @Test
  void comparesDegreesWithRadiansToAnyDigit() {
    Unit degree = Unit.parse("deg");
    Unit radian = Unit.parse("rad");
    BigDecimal halfTurn = BigDecimal.valueOf(180);
    // 50 digits of pi, cut off and rounded up
    BigDecimal below = new BigDecimal("3.14159265358979323846264338327950288419716939937510");
    BigDecimal above = new BigDecimal("3.14159265358979323846264338327950288419716939937511");
    assertThat(Unit.compare(halfTurn, degree, below, radian)).isPositive();
    assertThat(Unit.compare(halfTurn, degree, above, radian)).isNegative();
    assertThat(Unit.compare(above, radian, halfTurn, degree)).isPositive();
    assertThat(Unit.compare(halfTurn.negate(), degree, below.negate(), radian)).isNegative();
    assertThat(Unit.compare(halfTurn.negate(), degree, below, radian)).isNegative();
    assertThat(
            Unit.compare(BigDecimal.valueOf(1, -200), Unit.parse("deg2"), BigDecimal.ONE, radian))
        .isPositive();
  }

  @Test
  void decidesNearTiesExactly() {
    Unit a = Unit.parse("mS/cm");
    Unit b = Unit.parse("S/m");
    BigDecimal one = BigDecimal.ONE;
    BigDecimal tenth = new BigDecimal("0.1");
    BigDecimal hair = new BigDecimal("1e-40");
    assertThat(Unit.compare(one, a, tenth, b)).isZero();
    assertThat(Unit.compare(one, a, tenth.add(hair), b)).isNegative();
    assertThat(Unit.compare(one, a, tenth.subtract(hair), b)).isPositive();
    assertThat(
            Unit.compare(
                new BigDecimal("25"),
                Unit.parse("degC"),
                new BigDecimal("298.15").add(hair),
                Unit.parse("K")))
        .isNegative();
    assertThat(Unit.compare(new BigDecimal("1e400"), a, new BigDecimal("1e399"), b)).isZero();
    assertThat(Unit.compare(new BigDecimal("1e400"), a, new BigDecimal("1e-400"), b)).isPositive();
    assertThat(Unit.compare(new BigDecimal("1e-400"), a, new BigDecimal("2e-401"), b)).isNegative();
  }

  @Test
  void thereAndBackAgainIsTheSameNumberForAllPairsOfCompatibleUnits() {
    Random random = new Random(20261120);
    List<Unit> units = new ArrayList<>();
    for (String text :
        List.of(
            "K", "degC", "degF", "degR", "mK", "g/cm3", "kg/m3", "lb/ft3", "mg/uL", "Pa", "bar",
            "psi", "Torr", "atm", "mS/cm", "S/m", "uS/in", "mAh", "C", "kA.min", "eV", "J", "kWh",
            "cal", "1/h", "Hz", "1/wk", "1", "%", "ppm", "rad", "deg", "cSt", "m2/s", "in2/d")) {
      units.add(Unit.parse(text));
    }
    int pairs = 0;
    for (Unit from : units) {
      for (Unit to : units) {
        if (from.isCompatibleWith(to) && from.piPower() == to.piPower()) {
          pairs++;
          for (int i = 0; i < 20; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextLong(), random.nextInt(60) - 20);
            Rational there = from.convertExactly(Rational.of(value), to).orElseThrow();
            Rational back = to.convertExactly(there, from).orElseThrow();
            assertThat(back)
                .as("%s %s to %s and back", value, from, to)
                .isEqualTo(Rational.of(value));
            assertThat(Unit.compareExactly(Rational.of(value), from, there, to)).isZero();
          }
        }
      }
    }
    assertThat(pairs).as("pairs that were tried").isGreaterThan(100);
  }

  @Test
  void fastComparisonAgreesWithTheExactOne() {
    Random random = new Random(7);
    String[][] pairs = {
      {"degC", "K"}, {"degF", "degC"}, {"mS/cm", "S/m"}, {"deg", "rad"}, {"eV", "kWh"}, {"ppm", "%"}
    };
    for (int i = 0; i < 4000; i++) {
      String[] pair = pairs[i % pairs.length];
      Unit a = Unit.parse(pair[0]);
      Unit b = Unit.parse(pair[1]);
      BigDecimal x = BigDecimal.valueOf(random.nextInt(2_000_001) - 1_000_000, random.nextInt(10));
      double near = a.convert(x.doubleValue(), b);
      BigDecimal y = BigDecimal.valueOf(near + Math.ulp(near) * (random.nextInt(5) - 2));
      assertThat(Unit.compare(x, a, y, b))
          .as("%s %s with %s %s", x, a, y, b)
          .isEqualTo(Unit.compareExactly(Rational.of(x), a, Rational.of(y), b))
          .isEqualTo(-Unit.compare(y, b, x, a));
    }
  }

  @Test
  void anotherDimensionIsAnErrorThatNamesBothUnitsAndBothDimensions() {
    assertThatThrownBy(() -> Unit.convert(BigDecimal.ONE, Unit.parse("mS/cm"), Unit.parse("g/cm3")))
        .isInstanceOf(UnitException.class)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'mS/cm' (dimension m-3.kg-1.s3.A2) and 'g/cm3' (dimension m-3.kg) do not measure the same thing");
    assertThatThrownBy(
            () -> Unit.compare(BigDecimal.ONE, Unit.parse("C"), BigDecimal.ONE, Unit.parse("K")))
        .hasMessageContaining("C is coulomb, degrees Celsius are written degC");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "flurbs/cm | unknown unit 'flurbs'",
        "mah | did you mean 'mAh'",
        "KHZ/s | did you mean 'kHz'",
        "sieemens/m | did you mean 'siemens'",
        "g/(cm3 | a ')' is missing",
        "g/cm3) | a ')' without a '('",
        "() | a unit is expected, but there is ')'",
        "g/ | a unit is expected, but there is the end",
        "*g | a unit is expected, but there is '*'",
        "g//cm | a unit is expected, but there is '/'",
        "m^999999999999 | exponent '999999999999' is out of bounds",
        "m-100 | out of bounds",
        "(m50)2 | out of bounds",
        "((((m9)9)9)9)9 | out of bounds",
        "m^-2147483648 | out of bounds",
        "(10*99)99 | too large",
        "1e99999 | unknown unit 'e'",
        "1e1000000 | unknown unit 'e'",
        "m^1/2^ | power needs",
        "m^0.5 | power needs",
        "m^(1/2) | power needs",
        "m^2^3 | only one exponent",
        "^2 | power needs",
        "0 m | factor 0",
        "cm 3 | write an exponent as cm3",
        "J/mol K | two ways",
        "W/m·K | two ways",
        "J/g-K | two ways",
        "m- | '-' at position 2 is not expected",
        "g cm -3 | '-' at position 6 is not expected",
        "W/(m.degC) | write K",
        "degC2 | write K",
        "A-HR-foo | unknown unit 'foo'",
        "m{abc | a '}' is missing",
        "g;DROP | ';' at position 2",
        "m% | '%' at position 2 is not expected",
        "NaN | unknown unit",
        "m(s) | '(' follows 'm' without an operator",
        "°Cm | 'Cm' follows '°' without an operator",
        "PER-PER | '-' at position 4 is not expected",
        "Per | a unit is expected"
      })
  void badTextIsRefusedWithThePlaceAndAHint(String text, String message) {
    assertThatThrownBy(() -> Unit.parse(text))
        .isInstanceOf(UnitException.class)
        .hasMessageContaining("Cannot read the unit '")
        .hasMessageContaining(message);
    assertThat(Unit.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u00a0"})
  void emptyTextIsRefused(String text) {
    assertThatThrownBy(() -> Unit.parse(text)).isInstanceOf(UnitException.class);
  }

  @Test
  @Timeout(20)
  void hugeTextsAreRefusedAtOnceAndNotRepeated() {
    for (String piece :
        List.of("m", "(", "m.", "1", "-", "^", "⁻", "Per", "A-", "{", "%", "\u0000")) {
      assertThatThrownBy(() -> Unit.parse(piece.repeat(100_000)))
          .isInstanceOf(UnitException.class)
          .hasMessageContaining("at most 100 are allowed")
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }
  }

  @Test
  @Timeout(60)
  void noTextEverDoesAnythingButParseOrThrowUnitException() {
    Random random = new Random(42);
    String[] pieces = {
      "m", "kg", "per", "square", "%", ".", "-", "^", "**", "*", "/", "(", ")", "{", "}", "1", "9",
      "0", " ", "°C", "mol.-%", "e", "10", "PER", "M", "⁻", "³", "[", "]", "_", "Centi", "deg", "µ",
      "\ud83d", "\ude00", "\u0301", "٣"
    };
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Unit.tryParse(text.toString());
    }
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 90) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Unit.tryParse(text.toString());
    }
  }

  @Test
  void knowsUnitsByTextAndByWorth() {
    assertThat(Unit.parse("mS/cm"))
        .isEqualTo(Unit.parse("mS/cm"))
        .hasSameHashCodeAs(Unit.parse(" mS/cm"));
    assertThat(Unit.parse("mS/cm")).isNotEqualTo(Unit.parse("mS.cm-1"));
    assertThat(Unit.parse("mS/cm").isEquivalentTo(Unit.parse("mS.cm-1"))).isTrue();
    assertThat(Unit.parse("degC").isEquivalentTo(Unit.parse("K"))).isFalse();
    assertThat(Unit.parse("Pa.s").isCompatibleWith(Unit.parse("cP"))).isTrue();
    assertThat(Unit.ONE.dimension().isNone()).isTrue();
  }

  @Test
  void comparingIsFastEnoughForAMatcher() {
    Unit celsius = Unit.parse("degC");
    Unit kelvin = Unit.parse("K");
    BigDecimal[] values = new BigDecimal[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = BigDecimal.valueOf(i, 2);
    }
    BigDecimal limit = new BigDecimal("298.15");
    long start = System.nanoTime();
    int below = 0;
    for (int i = 0; i < 1_000_000; i++) {
      if (Unit.compare(values[i % 1000], Unit.parse("degC"), limit, kelvin) <= 0) {
        below++;
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(below).isEqualTo(1_000_000);
    assertThat(celsius.dimension()).isEqualTo(kelvin.dimension());
    assertThat(took)
        .as("a million comparisons with cached parsing")
        .isLessThan(Duration.ofSeconds(10));
  }
}
