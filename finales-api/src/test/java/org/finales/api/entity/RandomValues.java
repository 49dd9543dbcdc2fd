package org.finales.api.entity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;

/** Numbers, units and texts at random, spelled in many ways. */
final class RandomValues {
  private static final List<String> SPELLINGS =
      List.of(
          "1",
          "%",
          "wt%",
          "vol%",
          "mol.-%",
          "ppm",
          "g/cm3",
          "kg/m3",
          "gram / centimeter ** 3",
          "g/L",
          "mPa.s",
          "Pa.s",
          "mm2/s",
          "m2/s",
          "cm2.s-1",
          "mS/cm",
          "S/m",
          "S.cm-1",
          "mol/kg",
          "mol/L",
          "mol.m-3",
          "V",
          "mV",
          "A",
          "mA",
          "uA",
          "Ah",
          "mAh",
          "mA.h",
          "C",
          "mAh/g",
          "Ah/kg",
          "mAh/cm2",
          "A/Ah",
          "C-rate",
          "1/h",
          "W",
          "mW",
          "kW",
          "Wh",
          "kWh",
          "J",
          "Wh/kg",
          "Wh/L",
          "J/mol",
          "K",
          "degC",
          "Cel",
          "s",
          "ms",
          "min",
          "h",
          "ohm",
          "mohm",
          "Hz",
          "kHz",
          "cm2",
          "mm2",
          "m2",
          "um",
          "nm",
          "mm",
          "cm",
          "m",
          "mg",
          "g",
          "kg",
          "mg/cm2",
          "uL",
          "mL",
          "L",
          "1/cm",
          "cm-1",
          "eV",
          "deg",
          "kPa",
          "bar",
          "Pa",
          "V/s",
          "mV/s",
          "A/s",
          "L/min",
          "mL/min",
          "g/mol",
          "kg/mol",
          "g/Ah",
          "m2/g");
  private static final List<String> TEXTS =
      List.of(
          "lab cell 0007",
          "1 mol/L LiPF6 in EC:EMC 3:7 (v/v) + 2 wt% VC",
          "Zelle für Übungen",
          "\"quoted\" and \\ back",
          "first line\nsecond\tline",
          "電解液",
          "µ-cell <5 °C> & co",
          "x",
          "42",
          "true",
          "2026-02-03",
          "https://example.org/not/a/link",
          "a'b",
          " padded ");

  private static final Map<String, List<Unit>> FITTING = new ConcurrentHashMap<>();

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  Unit anyUnit() {
    return Unit.parse(SPELLINGS.get(random.nextInt(SPELLINGS.size())));
  }

  Quantity quantity(String unit) {
    return new Quantity(number(), unitLike(unit));
  }

  Unit unitLike(String unit) {
    List<Unit> fitting = FITTING.computeIfAbsent(unit, RandomValues::fitting);
    return fitting.get(random.nextInt(fitting.size()));
  }

  private static List<Unit> fitting(String unit) {
    Unit wanted = Unit.parse(unit);
    List<Unit> fitting = new ArrayList<>(List.of(wanted));
    SPELLINGS.stream().map(Unit::parse).filter(wanted::isCompatibleWith).forEach(fitting::add);
    return fitting;
  }

  List<BigDecimal> numbers(int count) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(number());
    }
    return numbers;
  }

  /** More than zero, with as many digits and zeros at the end as people write. */
  BigDecimal number() {
    return switch (random.nextInt(5)) {
      case 0 -> BigDecimal.valueOf(1 + random.nextInt(100));
      case 1 -> new BigDecimal(BigInteger.valueOf(1 + random.nextInt(10_000)), 3);
      case 2 -> new BigDecimal("1.10");
      case 3 -> new BigDecimal(BigInteger.valueOf(1 + random.nextInt(999)), 8 + random.nextInt(10));
      default -> BigDecimal.valueOf(1e-6 + random.nextDouble() * 1000);
    };
  }

  String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  String inchiKey() {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < 27; i++) {
      key.append(i == 14 || i == 25 ? '-' : (char) ('A' + random.nextInt(26)));
    }
    return key.toString();
  }

  <T> T pick(T[] from) {
    return from[random.nextInt(from.length)];
  }
}
