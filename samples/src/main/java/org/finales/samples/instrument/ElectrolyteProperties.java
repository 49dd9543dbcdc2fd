package org.finales.samples.instrument;

import org.finales.samples.electrolyte.ConductivityModel;
import org.finales.samples.electrolyte.DensityModel;
import org.finales.samples.electrolyte.Electrolyte;
import org.finales.samples.electrolyte.InfraredModel;
import org.finales.samples.electrolyte.ModelRangeException;
import org.finales.samples.electrolyte.Spectrum;
import org.finales.samples.electrolyte.ViscosityModel;

/**
 * What an electrolyte is like at a temperature in K, before any instrument adds its noise.
 *
 * <p>All methods throw {@link ModelRangeException} where the models do not hold.
 */
interface ElectrolyteProperties {
  /** Density in g/cm³. */
  double density(Electrolyte electrolyte, double temperature);

  /** Dynamic viscosity in mPa s. */
  double viscosity(Electrolyte electrolyte, double temperature);

  /** Ionic conductivity in mS/cm. */
  double conductivity(Electrolyte electrolyte, double temperature);

  /** Infrared absorbance over wavenumbers in 1/cm. */
  Spectrum spectrum(Electrolyte electrolyte, double temperature);

  /** The world of these samples: what the models say is so. */
  ElectrolyteProperties TRUE =
      new ElectrolyteProperties() {
        @Override
        public double density(Electrolyte electrolyte, double temperature) {
          return DensityModel.density(electrolyte, temperature);
        }

        @Override
        public double viscosity(Electrolyte electrolyte, double temperature) {
          return ViscosityModel.viscosity(electrolyte, temperature);
        }

        @Override
        public double conductivity(Electrolyte electrolyte, double temperature) {
          return ConductivityModel.conductivity(electrolyte, temperature);
        }

        @Override
        public Spectrum spectrum(Electrolyte electrolyte, double temperature) {
          return InfraredModel.spectrum(electrolyte, temperature);
        }
      };
}
