package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;

/** The techniques that consist of sequences, each a column of their rows. */
enum Techniques {
  /** Any control with any limits. */
  MODULO_BAT(List.of("Modulo Bat"), "ctrl_type", List.of(Parts.Kind.SEQUENCE), Set.of()),

  /** GCPL: a current to a potential, the potential held, a rest; and those that differ little. */
  CYCLING(
      List.of(
          "Galvanostatic Cycling with Potential Limitation",
          "Galvanostatic Cycling with Potential Limitation 5",
          "Galvanostatic Cycling with Potential Limitation 7"),
      "Is",
      List.of(Parts.Kind.CURRENT, Parts.Kind.POTENTIAL, Parts.Kind.REST, Parts.Kind.BACK),
      Set.of(
          "Set I/C",
          "unit Is",
          "vs.",
          "N",
          "I sign",
          "t1 (h:m:s)",
          "dE1 (mV)",
          "dt1 (s)",
          "EM (V)",
          "tM (h:m:s)",
          "Im",
          "unit Im",
          "dI/dt",
          "dunit dI/dt",
          "dq",
          "unit dq",
          "dtq (s)",
          "dQM",
          "unit dQM",
          "dxM",
          "delta SoC (%)",
          "tR (h:m:s)",
          "dER/dt (mV/h)",
          "dER (mV)",
          "dtR (s)",
          "EL (V)")),

  /** CP: currents one after another. */
  CHRONOPOTENTIOMETRY(
      List.of("Chronopotentiometry"),
      "Is",
      List.of(Parts.Kind.GALVANO, Parts.Kind.BACK),
      Set.of("unit Is", "vs.", "ts (h:m:s)", "EM (V)", "dQM", "unit dQM", "dEs (mV)", "dts (s)")),

  /** CA: potentials one after another. */
  CHRONOAMPEROMETRY(
      List.of("Chronoamperometry / Chronocoulometry"),
      "Ei (V)",
      List.of(Parts.Kind.POTENTIO, Parts.Kind.BACK),
      Set.of(
          "vs.",
          "ti (h:m:s)",
          "ts (h:m:s)",
          "Imax",
          "unit Imax",
          "Imin",
          "unit Imin",
          "dQM",
          "unit dQM",
          "dI",
          "unit dI",
          "dQ",
          "unit dQ",
          "dt (s)",
          "dta (s)"));

  /** Rows that say nothing of what is done to the cell. */
  private static final Set<String> INERT =
      Set.of(
          "Ns",
          "record",
          "E range min (V)",
          "E range max (V)",
          "I Range",
          "I Range min",
          "I Range max",
          "I Range init",
          "Bandwidth",
          "goto Ns'",
          "nc cycles");

  private final List<String> names;
  private final String key;
  private final List<Parts.Kind> kinds;
  private final Set<String> rows;

  Techniques(List<String> names, String key, List<Parts.Kind> kinds, Set<String> rows) {
    this.names = names;
    this.key = key;
    this.kinds = kinds;
    this.rows = rows;
  }

  /** Finds one by the name in the file; null if there is none. */
  static @Nullable Techniques of(String name) {
    return Arrays.stream(values()).filter(one -> one.names.contains(name)).findFirst().orElse(null);
  }

  /** Returns the row that each sequence has. */
  String key() {
    return key;
  }

  /** Returns what a sequence comes to at most, in that order. */
  List<Parts.Kind> kinds() {
    return kinds;
  }

  /** Tells whether a sequence has such a part. */
  boolean has(MpsText.Technique technique, int column, Parts.Kind kind) {
    return switch (kind) {
      case CURRENT ->
          lasts(technique, "t1 (h:m:s)", column) || isGiven(technique.get("Is", column));
      case POTENTIAL -> lasts(technique, "tM (h:m:s)", column);
      case REST -> lasts(technique, "tR (h:m:s)", column);
      case BACK -> isGiven(technique.get("nc cycles", column));
      default -> true;
    };
  }

  /** Tells of rows that are not understood; what they say could matter. */
  void check(MpsText.Technique technique, Problems problems) {
    if (rows.isEmpty()) {
      return; // a Modulo Bat's rows each belong to a control
    }
    technique
        .rows()
        .forEach(
            (name, row) -> {
              if (!name.equals(key) && !rows.contains(name) && !INERT.contains(name)) {
                problems.add(
                    "line %d, column 1".formatted(row.line()),
                    "the row %s of a %s is not understood"
                        .formatted(Problems.show(name), technique.name()));
              }
            });
  }

  /** Tells whether a text is anything but a number that is zero, nothing, or pass. */
  static boolean isGiven(String text) {
    BigDecimal number = Numbers.parse(text);
    return number == null
        ? !text.isEmpty() && !text.equals("pass") && !text.equals("Unset")
        : number.signum() != 0;
  }

  /** Tells whether a time such as {@code 0:15:0,0000} is anything but zero. */
  static boolean lasts(MpsText.Technique technique, String row, int column) {
    String text = technique.get(row, column);
    return text.chars().anyMatch(c -> c != '0' && c != ':' && c != '.' && c != ',');
  }
}
