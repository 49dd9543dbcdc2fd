package org.finales.api.quantity;

import java.util.List;

/** The SI prefixes (SI Brochure, 9th edition 2019, table 7, with the four added in 2022). */
record Prefix(String symbol, String name, int power) {

  static final List<Prefix> ALL =
      List.of(
          new Prefix("Q", "quetta", 30),
          new Prefix("R", "ronna", 27),
          new Prefix("Y", "yotta", 24),
          new Prefix("Z", "zetta", 21),
          new Prefix("E", "exa", 18),
          new Prefix("P", "peta", 15),
          new Prefix("T", "tera", 12),
          new Prefix("G", "giga", 9),
          new Prefix("M", "mega", 6),
          new Prefix("k", "kilo", 3),
          new Prefix("h", "hecto", 2),
          new Prefix("da", "deca", 1),
          new Prefix("da", "deka", 1),
          new Prefix("d", "deci", -1),
          new Prefix("c", "centi", -2),
          new Prefix("m", "milli", -3),
          new Prefix("u", "micro", -6),
          new Prefix("n", "nano", -9),
          new Prefix("p", "pico", -12),
          new Prefix("f", "femto", -15),
          new Prefix("a", "atto", -18),
          new Prefix("z", "zepto", -21),
          new Prefix("y", "yocto", -24),
          new Prefix("r", "ronto", -27),
          new Prefix("q", "quecto", -30));

  /** The name as QUDT codes have it, {@code Kilo}. */
  String qudtName() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  UnitDefinition apply(UnitDefinition unit) {
    return unit.times(UnitDefinition.number(Rational.of(10, 1).pow(power)));
  }
}
