package org.finales.api.battinfo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finales.api.quantity.Dimension;
import org.finales.api.quantity.Rational;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Units and their IRIs in EMMO and QUDT, both ways.
 *
 * <p>Every IRI has one spelling that it stands for: {@code emmo:MilliSiemensPerCentiMetre} is
 * {@code mS/cm}. A unit that is written otherwise, as {@code S.cm-1}, has the IRI of its worth, but
 * the spelling must be kept beside it; {@link #isSpelledByIri} tells. Percentages of mass and of
 * volume and C-rates have IRIs of their own, so they are told by their spelling, not by their
 * worth.
 *
 * <p>The source is {@code unit-terms.tsv} beside this class. Thread-safe.
 */
public final class UnitTerms {
  private static final String EMMO = "https://w3id.org/emmo#";
  private static final String ECHEM = "https://w3id.org/emmo/domain/electrochemistry#";
  private static final String QUDT = "http://qudt.org/vocab/unit/";
  private static final String QUDT_HTTPS = "https://qudt.org/vocab/unit/";
  private static final int COLUMNS = 5;

  /**
   * IRIs that documents use for a unit although the ontologies mean something else by them or do
   * not have them, and the right ones. The first is a programming language in EMMO.
   */
  private static final Map<String, String> SLIPS =
      Map.ofEntries(
          Map.entry(EMMO + "EMMO_36a9bf69_483b_42fd_8a0c_7ac9206320bc", EMMO + "DegreeCelsius"),
          Map.entry(EMMO + "CelsiusTemperature", EMMO + "DegreeCelsius"),
          Map.entry(EMMO + "EMMO_66bc9029_f473_45ff_bab9_c3509ff37a22", EMMO + "DegreeCelsius"),
          Map.entry(EMMO + "WattHour", EMMO + "Watthour"),
          Map.entry(EMMO + "KiloWattHour", EMMO + "KiloWatthour"),
          Map.entry(EMMO + "MolePerKilogram", EMMO + "MolPerKilogram"),
          Map.entry(EMMO + "MolePerKiloGram", EMMO + "MolPerKilogram"),
          Map.entry(EMMO + "UnitOne", EMMO + "EMMO_5ebd5e01_0ed3_49a2_a30d_cd05cbe72978"),
          Map.entry(EMMO + "AmperePerAmpereHour", ECHEM + "AmperePerAmpereHour"),
          Map.entry(
              EMMO + "CRateUnit", ECHEM + "electrochemistry_67930f7b_ad4c_4b21_9b2e_a000e5c153ae"),
          Map.entry(
              ECHEM + "electrochemistry_2c0e66c8_d58d_44b2_b0ce_ba55194bd505",
              EMMO + "WeightPercent"),
          Map.entry(
              ECHEM + "electrochemistry_db37b358_b2f0_4e06_b6ae_8c56c8fbb6ba",
              EMMO + "VolumePercent"));

  private record Row(String iri, Unit unit, String label, @Nullable String qudt) {}

  private record Worth(Dimension dimension, Rational scale, int piPower, Rational offset) {
    static Worth of(Unit unit) {
      return new Worth(unit.dimension(), unit.scale(), unit.piPower(), unit.offset());
    }
  }

  private static final Map<String, Row> BY_SPELLING = new HashMap<>();
  private static final Map<Worth, Row> BY_WORTH = new HashMap<>();
  private static final Map<String, Row> BY_IRI = new LinkedHashMap<>();
  private static final Map<String, Row> BY_LABEL = new HashMap<>();
  private static final Map<String, Row> BY_QUDT = new HashMap<>();

  static {
    for (String[] cells : Resources.rows("unit-terms.tsv", COLUMNS)) {
      add(cells);
    }
  }

  private UnitTerms() {}

  private static void add(String[] cells) {
    Unit unit = Unit.parse(cells[0]);
    Row row = new Row(cells[1], unit, cells[2], cells[3].isEmpty() ? null : cells[3]);
    BY_IRI.put(row.iri(), row);
    BY_SPELLING.putIfAbsent(cells[0], row);
    if (!row.label().isEmpty()) {
      BY_LABEL.put(row.label(), row);
    }
    if (row.qudt() != null) {
      BY_QUDT.putIfAbsent(row.qudt(), row);
    }
    if (cells[4].isEmpty()) {
      BY_WORTH.putIfAbsent(Worth.of(unit), row);
    } else {
      for (String spelling : cells[4].split(",")) {
        BY_SPELLING.putIfAbsent(spelling.strip(), row);
      }
    }
  }

  /**
   * Returns the IRI of a unit: EMMO's, or QUDT's where EMMO has none; nothing if neither is known.
   */
  public static Optional<String> iri(Unit unit) {
    return row(unit).map(Row::iri);
  }

  /**
   * Returns the unit of an IRI, in the spelling that the IRI stands for; nothing if it is none.
   *
   * <p>Understands EMMO's IRIs, also with the preferred label for a local name, QUDT's with {@code
   * http} and {@code https}, and the slips that {@link #correction} knows.
   */
  public static Optional<Unit> unit(String iri) {
    String right = SLIPS.getOrDefault(iri, iri);
    Row row = BY_IRI.get(right);
    if (row != null) {
      return Optional.of(row.unit());
    }
    if (right.startsWith(QUDT) || right.startsWith(QUDT_HTTPS)) {
      return qudtUnit(right.substring(right.indexOf("/vocab/unit/") + "/vocab/unit/".length()));
    }
    return Optional.empty();
  }

  /**
   * Returns the IRI of a unit by EMMO's preferred label, as {@code MolePerKilogram}; nothing if no
   * unit has it.
   */
  public static Optional<String> iriOfLabel(String label) {
    return Optional.ofNullable(BY_LABEL.get(label)).map(Row::iri);
  }

  /** Returns the IRIs of all units that are known, each once, in the order of the source. */
  public static List<String> iris() {
    return List.copyOf(BY_IRI.keySet());
  }

  private static Optional<Unit> qudtUnit(String code) {
    Row row = BY_QUDT.get(code);
    if (row != null) {
      return Optional.of(row.unit());
    }
    try {
      return Optional.of(Unit.parseQudt(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the right IRI for one that documents use although it means something else or nothing;
   * nothing if the IRI is not known to be wrong.
   */
  public static Optional<String> correction(String iri) {
    return Optional.ofNullable(SLIPS.get(iri));
  }

  /** Tells whether {@link #unit} gives exactly this unit for its IRI, spelling included. */
  public static boolean isSpelledByIri(Unit unit) {
    return row(unit).filter(row -> row.unit().equals(unit)).isPresent();
  }

  /** Returns EMMO's preferred label of a unit, as {@code MolePerKilogram}, if EMMO has one. */
  public static Optional<String> label(Unit unit) {
    return row(unit).map(Row::label).filter(label -> !label.isEmpty());
  }

  /** Returns the QUDT IRI of a unit, if the ontologies name one. */
  public static Optional<String> qudt(Unit unit) {
    return row(unit).map(Row::qudt).map(code -> QUDT + code);
  }

  private static Optional<Row> row(Unit unit) {
    Row row = BY_SPELLING.get(unit.symbol());
    // a code of QUDT may be spelled as another unit: there M is the metre
    if (row == null || !row.unit().isEquivalentTo(unit)) {
      row = BY_WORTH.get(Worth.of(unit));
    }
    return Optional.ofNullable(row);
  }
}
