package org.finales.samples.electrolyte;

import java.util.List;

/**
 * Ionic conductivity of LiPF6 in two carbonate mixtures, in mS/cm, after J. Landesfeind and H. A.
 * Gasteiger, J. Electrochem. Soc. 166 (2019) A3079, table II.
 *
 * <p>With c in mol/L and T in K, κ = p₁ (1 + (T − p₂)) c (1 + p₃√c + p₄(1 + p₅e^(1000/T)) c) / (1 +
 * c⁴p₆e^(1000/T)). The authors fitted it to measurements of EC:EMC 3:7 (w) and EC:DMC 1:1 (w)
 * between 263 and 323 K, up to 3 mol/L; 9.13 mS/cm at 1 mol/L and 298.15 K in EC:EMC is the check
 * value.
 *
 * <p>Range: the two mixtures within 0.005 in every mass fraction, 0.1 to 3 mol/L, 253 to 333 K. The
 * last is 10 K more on either side than was measured. Anything else is refused: there is no law of
 * mixing here, and the formula falls below zero when carried to low temperatures.
 */
public final class ConductivityModel {
  private static final ValidRange CONCENTRATION =
      new ValidRange("LiPF6 concentration", 0.1, 3.0, "mol/L");

  /** How far a mass fraction may be from that of the mixture that was measured. */
  private static final double MIXTURE_TOLERANCE = 0.005;

  private static final double GRID_STEP = 0.01;
  private static final double GOLDEN_SECTION = (Math.sqrt(5) - 1) / 2;

  private record Fit(
      SolventMixture solvent, double p1, double p2, double p3, double p4, double p5, double p6) {
    double at(double c, double temperature) {
      double e = Math.exp(1000 / temperature);
      return p1
          * (1 + (temperature - p2))
          * c
          * (1 + p3 * Math.sqrt(c) + p4 * (1 + p5 * e) * c)
          / (1 + c * c * c * c * p6 * e);
    }
  }

  private static final List<Fit> FITS =
      List.of(
          new Fit(SolventMixture.EC_EMC_3_7, 0.521, 228, -1.06, 0.353, -0.00359, 0.00148),
          new Fit(SolventMixture.EC_DMC_1_1, 0.798, 228, -1.22, 0.509, -0.004, 0.00379));

  /**
   * The electrolyte of highest conductivity.
   *
   * @param electrolyte mixture and concentration
   * @param conductivity its conductivity in mS/cm
   */
  public record Optimum(Electrolyte electrolyte, double conductivity) {}

  private ConductivityModel() {}

  /** Returns the mixtures that the model covers. */
  public static List<SolventMixture> mixtures() {
    return FITS.stream().map(Fit::solvent).toList();
  }

  /**
   * Returns the ionic conductivity of an electrolyte in mS/cm.
   *
   * @param temperature in K, 253 to 333
   * @throws ModelRangeException if mixture, concentration or temperature are outside the range
   */
  public static double conductivity(Electrolyte electrolyte, double temperature) {
    ValidRange.TEMPERATURE.check(temperature);
    CONCENTRATION.check(electrolyte.concentration());
    return fit(electrolyte.solvent()).at(electrolyte.concentration(), temperature);
  }

  /**
   * Returns the true maximum of the conductivity over the mixtures and a range of concentrations.
   *
   * @param temperature in K, 253 to 333
   * @param minConcentration in mol/L, at least 0.1
   * @param maxConcentration in mol/L, at most 3, not below the minimum
   * @throws ModelRangeException if an argument is outside the range
   */
  public static Optimum optimum(
      double temperature, double minConcentration, double maxConcentration) {
    ValidRange.TEMPERATURE.check(temperature);
    CONCENTRATION.check(minConcentration);
    CONCENTRATION.check(maxConcentration);
    if (minConcentration > maxConcentration) {
      throw new ModelRangeException(
          "the range " + minConcentration + " to " + maxConcentration + " mol/L is inverted");
    }
    Fit best = FITS.get(0);
    double bestConcentration = minConcentration;
    for (Fit fit : FITS) {
      double concentration = maximise(fit, temperature, minConcentration, maxConcentration);
      if (fit.at(concentration, temperature) > best.at(bestConcentration, temperature)) {
        best = fit;
        bestConcentration = concentration;
      }
    }
    return new Optimum(
        new Electrolyte(best.solvent(), bestConcentration),
        best.at(bestConcentration, temperature));
  }

  /** Finds the best point of a grid, then narrows the interval around it by golden section. */
  private static double maximise(Fit fit, double temperature, double min, double max) {
    int steps = (int) Math.ceil((max - min) / GRID_STEP);
    double best = min;
    for (int i = 1; i <= steps; i++) {
      double c = Math.min(max, min + i * GRID_STEP);
      if (fit.at(c, temperature) > fit.at(best, temperature)) {
        best = c;
      }
    }
    double low = Math.max(min, best - GRID_STEP);
    double high = Math.min(max, best + GRID_STEP);
    while (high - low > 1e-9) {
      double left = high - GOLDEN_SECTION * (high - low);
      double right = low + GOLDEN_SECTION * (high - low);
      if (fit.at(left, temperature) < fit.at(right, temperature)) {
        low = left;
      } else {
        high = right;
      }
    }
    double narrowed = (low + high) / 2;
    return fit.at(narrowed, temperature) >= fit.at(best, temperature) ? narrowed : best;
  }

  private static Fit fit(SolventMixture solvent) {
    return FITS.stream()
        .filter(fit -> fit.solvent().agreesWith(solvent, MIXTURE_TOLERANCE))
        .findFirst()
        .orElseThrow(
            () ->
                new ModelRangeException(
                    "no conductivity is known for "
                        + solvent.label()
                        + "; the model covers "
                        + String.join(
                            " and ", mixtures().stream().map(SolventMixture::label).toList())));
  }
}
