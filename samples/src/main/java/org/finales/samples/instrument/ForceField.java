package org.finales.samples.instrument;

import org.finales.samples.electrolyte.Electrolyte;
import org.finales.samples.electrolyte.Spectrum;

/**
 * The properties as a simulation of these samples sees them: systematically off, as a molecular
 * dynamics with fixed charges is.
 *
 * <p>Ions that attract one another too much move too slowly, the more so the more of them there
 * are: the conductivity is multiplied by exp(-0.15 - 0.15 c), c in mol/L, the viscosity by 1 + 0.2
 * c; the liquid is packed 1 % too densely; harmonic vibrations lie 1 % too high. The numbers are
 * round and fitted to nothing. They are large enough to matter: whoever trusts the simulation alone
 * prepares too dilute an electrolyte.
 */
final class ForceField implements ElectrolyteProperties {
  private static final double DENSITY = 1.01;
  private static final double VISCOSITY_PER_MOLAR = 0.2;
  private static final double LOG_CONDUCTIVITY = -0.15;
  private static final double LOG_CONDUCTIVITY_PER_MOLAR = -0.15;
  private static final double WAVENUMBER = 1.01;

  @Override
  public double density(Electrolyte electrolyte, double temperature) {
    return DENSITY * TRUE.density(electrolyte, temperature);
  }

  @Override
  public double viscosity(Electrolyte electrolyte, double temperature) {
    return (1 + VISCOSITY_PER_MOLAR * electrolyte.concentration())
        * TRUE.viscosity(electrolyte, temperature);
  }

  @Override
  public double conductivity(Electrolyte electrolyte, double temperature) {
    return Math.exp(LOG_CONDUCTIVITY + LOG_CONDUCTIVITY_PER_MOLAR * electrolyte.concentration())
        * TRUE.conductivity(electrolyte, temperature);
  }

  @Override
  public Spectrum spectrum(Electrolyte electrolyte, double temperature) {
    Spectrum spectrum = TRUE.spectrum(electrolyte, temperature);
    return new Spectrum(
        spectrum.wavenumbers().stream().map(w -> w * WAVENUMBER).toList(), spectrum.absorbances());
  }
}
