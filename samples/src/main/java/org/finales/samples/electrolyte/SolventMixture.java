package org.finales.samples.electrolyte;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A mixture of solvents, given by mass fractions.
 *
 * @param massFractions mass fraction of each solvent without the salt; greater than 0, adding up to
 *     1 within 1e-9; unmodifiable, in the order of {@link Constituent}
 */
public record SolventMixture(Map<Constituent, Double> massFractions) {
  /** EC and EMC in the mass ratio 3:7. */
  public static final SolventMixture EC_EMC_3_7 =
      byMass(Map.of(Constituent.EC, 3.0, Constituent.EMC, 7.0));

  /** EC and DMC in the mass ratio 1:1. */
  public static final SolventMixture EC_DMC_1_1 =
      byMass(Map.of(Constituent.EC, 1.0, Constituent.DMC, 1.0));

  private static final double SUM_TOLERANCE = 1e-9;

  /** Checks and copies the fractions; throws {@code IllegalArgumentException} if they are wrong. */
  public SolventMixture {
    if (massFractions.isEmpty()) {
      throw new IllegalArgumentException("a solvent mixture needs at least one solvent");
    }
    double sum = 0;
    for (Map.Entry<Constituent, Double> part : massFractions.entrySet()) {
      if (!part.getKey().isSolvent()) {
        throw new IllegalArgumentException(part.getKey() + " is not a solvent");
      }
      if (!(part.getValue() > 0 && part.getValue() <= 1)) {
        throw new IllegalArgumentException(
            "mass fraction of " + part.getKey() + " is " + part.getValue() + ", not within (0, 1]");
      }
      sum += part.getValue();
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException("mass fractions add up to " + sum + ", not to 1");
    }
    massFractions = Collections.unmodifiableMap(new EnumMap<>(massFractions));
  }

  /**
   * Returns the mixture of the given masses, in any common unit.
   *
   * @param masses positive and finite mass of each solvent
   * @throws IllegalArgumentException if a mass is not positive and finite, or none is given
   */
  public static SolventMixture byMass(Map<Constituent, Double> masses) {
    double sum = 0;
    for (Map.Entry<Constituent, Double> part : masses.entrySet()) {
      double mass = part.getValue();
      if (!(mass > 0 && Double.isFinite(mass))) {
        throw new IllegalArgumentException("mass of " + part.getKey() + " is " + mass);
      }
      sum += mass;
    }
    Map<Constituent, Double> fractions = new EnumMap<>(Constituent.class);
    for (Map.Entry<Constituent, Double> part : masses.entrySet()) {
      fractions.put(part.getKey(), part.getValue() / sum);
    }
    return new SolventMixture(fractions);
  }

  /** Returns the mean molar mass of the solvent molecules in g/mol. */
  public double molarMass() {
    double amount = 0;
    for (Map.Entry<Constituent, Double> part : massFractions.entrySet()) {
      amount += part.getValue() / part.getKey().molarMass();
    }
    return 1 / amount;
  }

  /** Returns the mole fraction of each solvent among the solvents. */
  public Map<Constituent, Double> moleFractions() {
    double molarMass = molarMass();
    Map<Constituent, Double> fractions = new EnumMap<>(Constituent.class);
    massFractions.forEach(
        (solvent, mass) -> fractions.put(solvent, mass * molarMass / solvent.molarMass()));
    return fractions;
  }

  /**
   * Returns whether every mass fraction agrees with the other mixture's within the tolerance.
   *
   * @param tolerance absolute, in units of mass fraction
   */
  public boolean agreesWith(SolventMixture other, double tolerance) {
    for (Constituent solvent : Constituent.values()) {
      double mine = massFractions.getOrDefault(solvent, 0.0);
      double theirs = other.massFractions.getOrDefault(solvent, 0.0);
      if (Math.abs(mine - theirs) > tolerance) {
        return false;
      }
    }
    return true;
  }

  /** Returns a short label such as {@code EC:EMC 30:70 (w)}, in per cent by mass. */
  public String label() {
    StringBuilder names = new StringBuilder();
    StringBuilder shares = new StringBuilder();
    massFractions.forEach(
        (solvent, mass) -> {
          names.append(names.length() == 0 ? "" : ":").append(solvent);
          shares.append(shares.length() == 0 ? "" : ":").append(percent(mass));
        });
    return names + " " + shares + " (w)";
  }

  private static String percent(double fraction) {
    double rounded = Math.round(fraction * 1000) / 10.0;
    return rounded == Math.rint(rounded)
        ? Long.toString(Math.round(rounded))
        : Double.toString(rounded);
  }
}
