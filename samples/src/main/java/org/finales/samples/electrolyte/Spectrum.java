package org.finales.samples.electrolyte;

import java.util.List;

/**
 * A one-dimensional infrared spectrum.
 *
 * @param wavenumbers in 1/cm, ascending
 * @param absorbances dimensionless, one for each wavenumber
 */
public record Spectrum(List<Double> wavenumbers, List<Double> absorbances) {
  /** Copies the lists; throws {@code IllegalArgumentException} if their lengths differ. */
  public Spectrum {
    wavenumbers = List.copyOf(wavenumbers);
    absorbances = List.copyOf(absorbances);
    if (wavenumbers.size() != absorbances.size()) {
      throw new IllegalArgumentException(
          wavenumbers.size() + " wavenumbers but " + absorbances.size() + " absorbances");
    }
  }
}
