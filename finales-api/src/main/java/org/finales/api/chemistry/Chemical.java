package org.finales.api.chemistry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chemical by its SMILES, its InChIKey or both; immutable.
 *
 * <p>In JSON the first two are called {@code SMILES} and {@code InChIKey}, as in FINALES 2.
 *
 * @param smiles structure in SMILES notation, without blanks, at most {@value #MAX_SMILES_LENGTH}
 *     characters; null if only the InChIKey is known
 * @param inchiKey hashed InChI, as {@code KMTRUDSVKNLOMY-UHFFFAOYSA-N}; null if only the SMILES is
 *     known
 * @param name what people call it, at most {@value #MAX_TEXT_LENGTH} characters, or null
 * @param batch lot of the material at hand, at most {@value #MAX_TEXT_LENGTH} characters, or null
 * @param manufacturer who made it, at most {@value #MAX_TEXT_LENGTH} characters, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chemical(
    @JsonProperty("SMILES") @Size(max = MAX_SMILES_LENGTH) @Pattern(regexp = SMILES_PATTERN)
        @Nullable String smiles,
    @JsonProperty("InChIKey") @Pattern(regexp = INCHI_KEY_PATTERN) @Nullable String inchiKey,
    @JsonProperty("name") @Size(max = MAX_TEXT_LENGTH) @Nullable String name,
    @JsonProperty("batch") @Size(max = MAX_TEXT_LENGTH) @Nullable String batch,
    @JsonProperty("manufacturer") @Size(max = MAX_TEXT_LENGTH) @Nullable String manufacturer) {

  /**
   * Form of a standard InChIKey (InChI Technical Manual, IUPAC and InChI Trust, 2011, section on
   * hashes).
   */
  public static final String INCHI_KEY_PATTERN = "^[A-Z]{14}-[A-Z]{10}-[A-Z]$";

  /** Form of a SMILES as far as it is checked: something, without blanks. */
  public static final String SMILES_PATTERN = "^\\S+$";

  /** Longest SMILES. */
  public static final int MAX_SMILES_LENGTH = 2000;

  /** Longest name, batch and manufacturer. */
  public static final int MAX_TEXT_LENGTH = 200;

  private static final java.util.regex.Pattern INCHI_KEY =
      java.util.regex.Pattern.compile(INCHI_KEY_PATTERN);
  private static final java.util.regex.Pattern SMILES =
      java.util.regex.Pattern.compile(SMILES_PATTERN);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is malformed or too long, or both SMILES and InChIKey
   *     are missing; the message holds every problem
   */
  public Chemical {
    List<String> problems = problems(smiles, inchiKey);
    checkLength(problems, "name", name);
    checkLength(problems, "batch", batch);
    checkLength(problems, "manufacturer", manufacturer);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /**
   * Makes a chemical without further remarks.
   *
   * @throws IllegalArgumentException if one is malformed, or both are missing
   */
  public static Chemical of(@Nullable String smiles, @Nullable String inchiKey) {
    return new Chemical(smiles, inchiKey, null, null, null);
  }

  /** Returns the same chemical with another name. */
  public Chemical withName(@Nullable String newName) {
    return new Chemical(smiles, inchiKey, newName, batch, manufacturer);
  }

  /** Returns the same chemical from another batch. */
  public Chemical withBatch(@Nullable String newBatch, @Nullable String newManufacturer) {
    return new Chemical(smiles, inchiKey, name, newBatch, newManufacturer);
  }

  /**
   * Tells whether the other is the same substance, whatever its name, batch and maker: the same
   * InChIKey, or where one has none, the same SMILES, letter by letter.
   */
  public boolean isSameAs(Chemical other) {
    if (inchiKey != null && other.inchiKey != null) {
      return inchiKey.equals(other.inchiKey);
    }
    return smiles != null && smiles.equals(other.smiles);
  }

  /** Returns name, SMILES or InChIKey, whichever there is first. */
  public String label() {
    String identifier = smiles != null ? smiles : inchiKey;
    return name != null ? name : String.valueOf(identifier);
  }

  private static List<String> problems(@Nullable String smiles, @Nullable String inchiKey) {
    List<String> problems = new ArrayList<>();
    if (smiles == null && inchiKey == null) {
      problems.add("a chemical needs SMILES or InChIKey");
    }
    if (smiles != null && smiles.length() > MAX_SMILES_LENGTH) {
      problems.add(
          "SMILES has %d characters, at most %d are allowed"
              .formatted(smiles.length(), MAX_SMILES_LENGTH));
    } else if (smiles != null && !SMILES.matcher(smiles).matches()) {
      problems.add("SMILES is empty or has blanks");
    }
    if (inchiKey != null && !INCHI_KEY.matcher(inchiKey).matches()) {
      problems.add(
          "InChIKey '%s' is not of the form KMTRUDSVKNLOMY-UHFFFAOYSA-N (14, 10 and 1 capital letters)"
              .formatted(inchiKey.length() > 40 ? inchiKey.substring(0, 40) + "…" : inchiKey));
    }
    return problems;
  }

  private static void checkLength(List<String> problems, String field, @Nullable String text) {
    if (text != null && text.length() > MAX_TEXT_LENGTH) {
      problems.add(
          "%s has %d characters, at most %d are allowed"
              .formatted(field, text.length(), MAX_TEXT_LENGTH));
    }
  }
}
