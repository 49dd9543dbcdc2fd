package org.finales.api.chemistry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/**
 * A mixture: chemicals and their shares, which add up to the whole; immutable.
 *
 * <p>All shares are of one {@link FractionType}, no chemical comes twice, and the sum lies within
 * {@link #TOLERANCE} of the whole, so that shares rounded to four digits are accepted as they were
 * written. In JSON it is FINALES 2's array of {@code {"chemical": {"SMILES", "InChIKey"},
 * "fraction", "fraction_type"}}.
 *
 * @param components 1 to {@value #MAX_COMPONENTS} components in the order given
 */
public record Formulation(
    @NotEmpty @Size(max = MAX_COMPONENTS) List<@NotNull @Valid FormulationComponent> components) {

  /** Most components of a formulation. */
  public static final int MAX_COMPONENTS = 100;

  /** How far the sum of the shares may be from the whole, relative to the whole: 0.001. */
  public static final BigDecimal TOLERANCE = new BigDecimal("0.001");

  /**
   * Checks the components.
   *
   * @throws FormulationException if they do not make a formulation; it holds every problem
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Formulation {
    components = List.copyOf(components);
    List<String> problems = FormulationRules.problems(components);
    if (!problems.isEmpty()) {
      throw new FormulationException(problems);
    }
  }

  /**
   * Makes a formulation.
   *
   * @throws FormulationException if the components do not make one; it holds every problem
   */
  public static Formulation of(FormulationComponent... components) {
    return new Formulation(List.of(components));
  }

  /**
   * Reads a formulation from its JSON array and, unlike a mapper, reports everything that is wrong
   * with it at once.
   *
   * @throws FormulationException with every problem and its place
   */
  public static Formulation read(JsonNode array) {
    List<String> problems = new ArrayList<>();
    List<FormulationComponent> components = FormulationRules.read(array, problems);
    if (problems.isEmpty()) {
      problems.addAll(FormulationRules.problems(components));
    }
    if (!problems.isEmpty()) {
      throw new FormulationException(problems);
    }
    return new Formulation(components);
  }

  /** Starts an empty formulation whose shares are all of one type. */
  public static Builder builder(FractionType fractionType) {
    return new Builder(fractionType);
  }

  @JsonValue
  @Override
  public List<FormulationComponent> components() {
    return components;
  }

  /** Returns the formulation as FINALES 2's JSON array. */
  public JsonNode toJson() {
    return FinalesJson.tree(this);
  }

  /** Returns what the shares are shares of. */
  public FractionType fractionType() {
    return components.get(0).fractionType();
  }

  /** Returns the share of a chemical as it was given, if it is a component. */
  public Optional<BigDecimal> fractionOf(Chemical chemical) {
    return components.stream()
        .filter(component -> component.chemical().isSameAs(chemical))
        .map(FormulationComponent::fraction)
        .findFirst();
  }

  /**
   * Gathers components.
   *
   * <p>Not thread-safe.
   */
  public static final class Builder {

    private final FractionType fractionType;
    private final List<FormulationComponent> components = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private Builder(FractionType fractionType) {
      this.fractionType = fractionType;
    }

    /** Adds a component; what is wrong with it is said by {@link #build}. */
    public Builder add(Chemical chemical, BigDecimal fraction) {
      try {
        components.add(new FormulationComponent(chemical, fraction, fractionType));
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
      return this;
    }

    /** Adds a component whose share is decimal text, {@code "0.35"}. */
    public Builder add(Chemical chemical, String fraction) {
      try {
        return add(chemical, new BigDecimal(fraction));
      } catch (NumberFormatException e) {
        problems.add("the fraction of %s is not a number".formatted(chemical.label()));
        return this;
      }
    }

    /**
     * Returns the formulation.
     *
     * @throws FormulationException if the components do not make one; it holds every problem
     */
    public Formulation build() {
      if (!problems.isEmpty()) {
        throw new FormulationException(problems);
      }
      return new Formulation(components);
    }
  }
}
