package org.finales.samples.electrolyte;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Infrared absorbance of LiPF6 in carbonate mixtures in the region of the C=O stretch, 1650 to 1870
 * 1/cm: a model spectrum for trying out programs that handle one-dimensional data.
 *
 * <p>Every solvent has bands while it is free and, shifted, while its carbonyl oxygen is bound to
 * Li⁺; EC has two, the stretch in Fermi resonance with an overtone of the ring. A band is a
 * Lorentzian whose area is strength × concentration of the molecules, as by Beer and Lambert. Li⁺
 * offers four sites to solvents, all alike, and sites and solvents bind by the law of mass action,
 * (sites − b)(solvent − b) K = b, which leaves free solvent at every concentration. That Li⁺ shifts
 * the carbonyl bands and holds two to five carbonates is found by N. Chapman and others,
 * Spectroscopic and density functional theory characterization of common lithium salt solvates in
 * carbonate electrolytes for lithium batteries, J. Phys. Chem. C 121 (2017) 2135. Positions and
 * widths below are round numbers that may be off by some 1/cm, strengths are relative; temperature
 * changes the concentrations only.
 *
 * <p>Range: 253 to 333 K, 0 to 3 mol/L.
 */
public final class InfraredModel {
  /** First wavenumber in 1/cm. */
  public static final double FIRST = 1650;

  /** Last wavenumber in 1/cm. */
  public static final double LAST = 1870;

  /** Distance of neighbouring points in 1/cm. */
  public static final double STEP = 1;

  private static final double SITES_PER_LITHIUM = 4;
  private static final double BINDING_CONSTANT = 10; // L/mol, most sites taken

  /** Position and full width at half maximum in 1/cm; strength in absorbance/cm per mol/L. */
  private record Band(double position, double width, double strength) {
    double at(double wavenumber) {
      double halfWidth = width / 2;
      double distance = wavenumber - position;
      return strength / Math.PI * halfWidth / (distance * distance + halfWidth * halfWidth);
    }
  }

  private record Bands(List<Band> free, List<Band> bound) {}

  private static final Map<Constituent, Bands> SOLVENTS =
      Map.of(
          Constituent.EC,
          new Bands(
              List.of(new Band(1773, 16, 1.2), new Band(1804, 20, 2.6)),
              List.of(new Band(1768, 16, 1.8), new Band(1796, 20, 2.4))),
          Constituent.EMC,
          new Bands(List.of(new Band(1746, 20, 3.6)), List.of(new Band(1718, 22, 4.2))),
          Constituent.DMC,
          new Bands(List.of(new Band(1755, 20, 3.6)), List.of(new Band(1724, 22, 4.2))));

  private InfraredModel() {}

  /**
   * Returns the spectrum of an electrolyte.
   *
   * @param temperature in K, 253 to 333
   * @throws ModelRangeException if the temperature is outside the range
   */
  public static Spectrum spectrum(Electrolyte electrolyte, double temperature) {
    Map<Constituent, Double> concentrations = concentrations(electrolyte, temperature);
    double boundShare = boundShare(concentrations);
    List<Double> wavenumbers = new ArrayList<>();
    List<Double> absorbances = new ArrayList<>();
    int points = (int) Math.round((LAST - FIRST) / STEP) + 1;
    for (int i = 0; i < points; i++) {
      double wavenumber = FIRST + i * STEP;
      double absorbance = 0;
      for (Map.Entry<Constituent, Double> part : concentrations.entrySet()) {
        Bands bands = SOLVENTS.get(part.getKey());
        if (bands != null) {
          absorbance +=
              part.getValue()
                  * ((1 - boundShare) * sum(bands.free(), wavenumber)
                      + boundShare * sum(bands.bound(), wavenumber));
        }
      }
      wavenumbers.add(wavenumber);
      absorbances.add(absorbance);
    }
    return new Spectrum(wavenumbers, absorbances);
  }

  /** Returns every constituent in mol per litre of solution at the given temperature. */
  private static Map<Constituent, Double> concentrations(
      Electrolyte electrolyte, double temperature) {
    double density = DensityModel.density(electrolyte, temperature);
    Map<Constituent, Double> fractions = MoleFractions.of(electrolyte);
    double molarMass = 0;
    for (Map.Entry<Constituent, Double> part : fractions.entrySet()) {
      molarMass += part.getValue() * part.getKey().molarMass();
    }
    double total = 1000 * density / molarMass;
    Map<Constituent, Double> concentrations = new EnumMap<>(Constituent.class);
    fractions.forEach((constituent, x) -> concentrations.put(constituent, x * total));
    return concentrations;
  }

  /**
   * Returns how much of the solvent is bound to lithium, from 0 to 1: b/solvent, where b is the
   * smaller root of b² − (sites + solvent + 1/K) b + sites × solvent = 0.
   */
  private static double boundShare(Map<Constituent, Double> concentrations) {
    double salt = concentrations.getOrDefault(Constituent.LIPF6, 0.0);
    double solvent = -salt;
    for (double concentration : concentrations.values()) {
      solvent += concentration;
    }
    double sites = SITES_PER_LITHIUM * salt;
    double sum = sites + solvent + 1 / BINDING_CONSTANT;
    // The product of the roots over the larger one: no cancellation at small concentrations.
    return 2 * sites / (sum + Math.sqrt(sum * sum - 4 * sites * solvent));
  }

  private static double sum(List<Band> bands, double wavenumber) {
    double sum = 0;
    for (Band band : bands) {
      sum += band.at(wavenumber);
    }
    return sum;
  }
}
