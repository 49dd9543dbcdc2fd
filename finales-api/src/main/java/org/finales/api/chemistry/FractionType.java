package org.finales.api.chemistry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the share of a component in a formulation is a share of, and whether the whole is 1 or 100.
 *
 * <p>Written as FINALES 2 does where it has a word ({@code molPerMol}); read in the spellings that
 * laboratories use, in any case and with any punctuation: {@code mol.-%}, {@code mole fraction},
 * {@code wt%}, {@code m/m}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
public enum FractionType {
  /** Amount of substance per amount of all, 0 to 1; FINALES 2's only type. */
  MOL_PER_MOL(
      "molPerMol",
      Basis.AMOUNT,
      1,
      "molefraction",
      "molarfraction",
      "molfraction",
      "mol/mol",
      "amountfraction",
      "x"),

  /** Mass per mass of all, 0 to 1. */
  MASS_PER_MASS(
      "massPerMass",
      Basis.MASS,
      1,
      "massfraction",
      "weightfraction",
      "kgperkg",
      "gperg",
      "kg/kg",
      "g/g",
      "m/m",
      "w/w",
      "w"),

  /** Volume before mixing per volume of all before mixing, 0 to 1. */
  VOLUME_PER_VOLUME(
      "volumePerVolume",
      Basis.VOLUME,
      1,
      "volumefraction",
      "volfraction",
      "lperl",
      "mlperml",
      "l/l",
      "ml/ml",
      "v/v"),

  /** Amount of substance per amount of all, 0 to 100. */
  MOLE_PERCENT(
      "molePercent",
      Basis.AMOUNT,
      100,
      "mol%",
      "mole%",
      "molar%",
      "molpercent",
      "molarpercent",
      "%mol"),

  /** Mass per mass of all, 0 to 100. */
  MASS_PERCENT(
      "massPercent",
      Basis.MASS,
      100,
      "wt%",
      "w%",
      "m%",
      "mass%",
      "weight%",
      "weightpercent",
      "wtpercent",
      "%w/w",
      "%wt"),

  /** Volume before mixing per volume of all before mixing, 0 to 100. */
  VOLUME_PERCENT(
      "volumePercent", Basis.VOLUME, 100, "vol%", "v%", "volume%", "volpercent", "%v/v", "%vol"),

  /** Atoms per atoms of all, 0 to 100. */
  ATOM_PERCENT(
      "atomPercent", Basis.ATOMS, 100, "at%", "atom%", "atomic%", "atomicpercent", "atpercent");

  /** What is counted. */
  public enum Basis {
    /** Amount of substance. */
    AMOUNT,
    /** Mass. */
    MASS,
    /** Volume of the components before mixing. */
    VOLUME,
    /** Number of atoms. */
    ATOMS
  }

  private static final int MAX_LENGTH = 40;
  private static final Map<String, FractionType> BY_SPELLING = new HashMap<>();

  static {
    for (FractionType type : values()) {
      BY_SPELLING.put(key(type.text), type);
      for (String spelling : type.spellings) {
        BY_SPELLING.put(key(spelling), type);
      }
    }
  }

  private final String text;
  private final Basis basis;
  private final BigDecimal whole;
  private final List<String> spellings;

  FractionType(String text, Basis basis, int whole, String... spellings) {
    this.text = text;
    this.basis = basis;
    this.whole = BigDecimal.valueOf(whole);
    this.spellings = List.of(spellings);
  }

  /**
   * Reads a fraction type.
   *
   * @throws IllegalArgumentException if the text is none; the message lists those that there are
   */
  @JsonCreator
  public static FractionType parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a fraction type; use one of molPerMol, massPerMass, volumePerVolume, molePercent,"
                            .formatted(
                                text.length() > MAX_LENGTH
                                    ? text.substring(0, MAX_LENGTH) + "…"
                                    : text)
                        + " massPercent, volumePercent, atomPercent"));
  }

  /** Reads a fraction type, or returns nothing if the text is none. */
  public static Optional<FractionType> tryParse(String text) {
    return text.length() > MAX_LENGTH
        ? Optional.empty()
        : Optional.ofNullable(BY_SPELLING.get(key(text)));
  }

  /** Returns what stays of a spelling when case, blanks and punctuation are left out. */
  private static String key(String spelling) {
    return spelling.toLowerCase(Locale.ROOT).replaceAll("[^a-z/%]", "");
  }

  /** Returns the word for it in JSON. */
  @JsonValue
  public String text() {
    return text;
  }

  /** Returns what is counted. */
  public Basis basis() {
    return basis;
  }

  /** Returns what all shares add up to: 1 or 100. */
  public BigDecimal whole() {
    return whole;
  }

  @Override
  public String toString() {
    return text;
  }
}
