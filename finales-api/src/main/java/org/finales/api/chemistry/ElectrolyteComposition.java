package org.finales.api.chemistry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Computes the shares of an electrolyte's constituents in the whole.
 *
 * <p>Shares of one kind that add up to the whole over all constituents are taken as they are.
 * Otherwise the shares of the solvents are shares of the solvents alone; molalities count by mass
 * of the solvents, concentrations by volume of the solution, for which its density is needed, and
 * mass fractions of salts and additives are shares of the whole solution.
 */
final class ElectrolyteComposition {
  private static final MathContext EXACT = MathContext.DECIMAL128;
  private static final int DIGITS = 15;
  private static final Unit ONE = Unit.ONE;
  private static final Unit GRAM_PER_MOLE = Unit.parse("g/mol");
  private static final Unit GRAM_PER_LITRE = Unit.parse("g/L");
  private static final Unit MOLE_PER_KILOGRAM = Unit.parse("mol/kg");
  private static final Unit MOLE_PER_LITRE = Unit.parse("mol/L");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final Electrolyte electrolyte;
  private final List<Constituent> all;
  private final List<String> problems = new ArrayList<>();

  ElectrolyteComposition(Electrolyte electrolyte) {
    this.electrolyte = electrolyte;
    this.all = electrolyte.constituents();
  }

  Formulation shares(FractionType type) {
    if (all.isEmpty()) {
      throw new FormulationException(List.of("the electrolyte has no constituents"));
    }
    List<Optional<Chemical>> chemicals = all.stream().map(Constituent::chemical).toList();
    for (int i = 0; i < all.size(); i++) {
      if (chemicals.get(i).isEmpty()) {
        problems.add("%s has neither SMILES nor InChIKey".formatted(all.get(i).label()));
      }
    }
    List<BigDecimal> shares = sharesOf(type);
    if (!problems.isEmpty()) {
      throw new FormulationException(problems.stream().distinct().toList());
    }
    List<FormulationComponent> components = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      components.add(new FormulationComponent(chemicals.get(i).orElseThrow(), shares.get(i), type));
    }
    return new Formulation(components);
  }

  private List<BigDecimal> sharesOf(FractionType type) {
    if (type.basis() == FractionType.Basis.ATOMS) {
      problems.add("shares of atoms cannot be computed from amounts");
      return List.of();
    }
    List<BigDecimal> given = whole(type.basis());
    if (given.isEmpty()) {
      List<BigDecimal> masses = masses();
      if (!problems.isEmpty()) {
        return List.of();
      }
      List<BigDecimal> parts = fromMasses(masses, type.basis());
      if (!problems.isEmpty()) {
        return List.of();
      }
      BigDecimal sum = sum(parts);
      given = parts.stream().map(part -> part.divide(sum, EXACT)).toList();
      given = given.stream().map(ElectrolyteComposition::rounded).toList();
    }
    return given.stream().map(share -> share.multiply(type.whole())).toList();
  }

  /** The shares of one kind, if all constituents have one and they add up to the whole. */
  private List<BigDecimal> whole(FractionType.Basis basis) {
    List<@Nullable Quantity> given =
        new ArrayList<>(all.stream().map(each -> fraction(each, basis)).toList());
    if (given.stream().anyMatch(Objects::isNull)) {
      return List.of();
    }
    List<BigDecimal> shares = new ArrayList<>();
    for (Quantity share : given) {
      shares.add(number(Objects.requireNonNull(share), ONE));
    }
    boolean complete =
        sum(shares).subtract(BigDecimal.ONE).abs().compareTo(Formulation.TOLERANCE) <= 0;
    return complete ? shares : List.of();
  }

  private static @Nullable Quantity fraction(Constituent of, FractionType.Basis basis) {
    return switch (basis) {
      case AMOUNT -> of.amountFraction();
      case MASS -> of.massFraction();
      case VOLUME -> of.volumeFraction();
      case ATOMS -> null;
    };
  }

  /** The masses of all constituents, for one gram of solvents or of everything. */
  private List<BigDecimal> masses() {
    for (FractionType.Basis basis : FractionType.Basis.values()) {
      List<BigDecimal> shares = whole(basis);
      if (!shares.isEmpty()) {
        return toMasses(all, shares, basis);
      }
    }
    List<BigDecimal> masses = new ArrayList<>(solventMasses());
    BigDecimal ofSolvents = BigDecimal.ONE;
    BigDecimal shareOfWhole = BigDecimal.ZERO;
    List<Constituent> others = all.subList(electrolyte.solvents().size(), all.size());
    List<BigDecimal> fixed = new ArrayList<>();
    List<BigDecimal> shares = new ArrayList<>();
    for (Constituent other : others) {
      BigDecimal share = shareOfMass(other);
      BigDecimal mass = share.signum() > 0 ? BigDecimal.ZERO : massByMolality(other);
      shares.add(share);
      fixed.add(mass);
      shareOfWhole = shareOfWhole.add(share);
      ofSolvents = ofSolvents.add(mass);
    }
    if (shareOfWhole.compareTo(BigDecimal.ONE) >= 0) {
      problems.add("salts and additives leave nothing for the solvents");
      return List.of();
    }
    BigDecimal total = ofSolvents.divide(BigDecimal.ONE.subtract(shareOfWhole), EXACT);
    for (int i = 0; i < others.size(); i++) {
      masses.add(fixed.get(i).add(shares.get(i).multiply(total, EXACT)));
    }
    return masses;
  }

  private List<BigDecimal> solventMasses() {
    List<Constituent> solvents = electrolyte.solvents();
    if (solvents.size() == 1 && hasNoFraction(solvents.get(0))) {
      return List.of(BigDecimal.ONE);
    }
    for (FractionType.Basis basis : FractionType.Basis.values()) {
      if (!solvents.isEmpty()
          && solvents.stream().allMatch(solvent -> fraction(solvent, basis) != null)) {
        List<BigDecimal> shares =
            solvents.stream()
                .map(solvent -> number(Objects.requireNonNull(fraction(solvent, basis)), ONE))
                .toList();
        BigDecimal missing = sum(shares).subtract(BigDecimal.ONE).abs();
        if (missing.compareTo(Formulation.TOLERANCE) > 0) {
          problems.add(
              "the shares of the solvents add up to %s instead of 1"
                  .formatted(sum(shares).toPlainString()));
          return List.of();
        }
        List<BigDecimal> masses = toMasses(solvents, shares, basis);
        BigDecimal all = sum(masses);
        return all.signum() == 0
            ? List.of()
            : masses.stream().map(mass -> mass.divide(all, EXACT)).toList();
      }
    }
    problems.add("the solvents need shares of one kind: of amount, mass or volume");
    return List.of();
  }

  private static boolean hasNoFraction(Constituent of) {
    return of.amountFraction() == null && of.massFraction() == null && of.volumeFraction() == null;
  }

  /** The share of a salt or an additive in the mass of the solution; 0 if it has a molality. */
  private BigDecimal shareOfMass(Constituent of) {
    if (of.massFraction() != null) {
      return number(of.massFraction(), ONE);
    }
    if (of.concentration() != null) {
      BigDecimal amount = number(of.concentration(), MOLE_PER_LITRE);
      BigDecimal molarMass = molarMass(of);
      BigDecimal density = solutionDensity();
      return density.signum() == 0
          ? BigDecimal.ZERO
          : amount.multiply(molarMass).divide(density, EXACT);
    }
    if (of.massConcentration() != null) {
      BigDecimal density = solutionDensity();
      return density.signum() == 0
          ? BigDecimal.ZERO
          : number(of.massConcentration(), GRAM_PER_LITRE).divide(density, EXACT);
    }
    return BigDecimal.ZERO;
  }

  private BigDecimal massByMolality(Constituent of) {
    if (of.molality() != null) {
      return number(of.molality(), MOLE_PER_KILOGRAM)
          .multiply(molarMass(of))
          .divide(THOUSAND, EXACT);
    }
    if (of.massFraction() == null && of.concentration() == null && of.massConcentration() == null) {
      problems.add("%s needs a molality, a concentration or a mass fraction".formatted(of.label()));
    }
    return BigDecimal.ZERO;
  }

  private BigDecimal solutionDensity() {
    for (Observation known : electrolyte.properties()) {
      if (known.kind() == PropertyKind.DENSITY) {
        return number(known.quantity(), GRAM_PER_LITRE);
      }
    }
    problems.add("the electrolyte needs a density, since amounts are given by its volume");
    return BigDecimal.ZERO;
  }

  private List<BigDecimal> toMasses(
      List<Constituent> of, List<BigDecimal> shares, FractionType.Basis basis) {
    Function<Constituent, BigDecimal> factor =
        switch (basis) {
          case MASS -> any -> BigDecimal.ONE;
          case AMOUNT -> this::molarMass;
          default -> this::density;
        };
    List<BigDecimal> masses = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      masses.add(shares.get(i).multiply(factor.apply(of.get(i)), EXACT));
    }
    return masses;
  }

  private List<BigDecimal> fromMasses(List<BigDecimal> masses, FractionType.Basis basis) {
    List<BigDecimal> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      BigDecimal divisor =
          switch (basis) {
            case AMOUNT -> molarMass(all.get(i));
            case VOLUME -> density(all.get(i));
            default -> BigDecimal.ONE;
          };
      parts.add(divisor.signum() == 0 ? BigDecimal.ZERO : masses.get(i).divide(divisor, EXACT));
    }
    return parts;
  }

  private BigDecimal molarMass(Constituent of) {
    Optional<Quantity> known =
        of.molarMass() != null
            ? Optional.of(of.molarMass())
            : Optional.ofNullable(of.substance()).flatMap(Substance::molarMass);
    if (known.isEmpty()) {
      problems.add("%s needs a molar mass".formatted(of.label()));
    }
    return known.map(mass -> number(mass, GRAM_PER_MOLE)).orElse(BigDecimal.ZERO);
  }

  private BigDecimal density(Constituent of) {
    if (of.density() == null) {
      problems.add("%s needs a density".formatted(of.label()));
      return BigDecimal.ZERO;
    }
    return number(of.density(), GRAM_PER_LITRE);
  }

  private static BigDecimal number(Quantity quantity, Unit unit) {
    return quantity.unit().isEquivalentTo(unit)
        ? quantity.value()
        : quantity.toUnit(unit, EXACT).value();
  }

  private static BigDecimal sum(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal rounded(BigDecimal share) {
    return share.setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }
}
