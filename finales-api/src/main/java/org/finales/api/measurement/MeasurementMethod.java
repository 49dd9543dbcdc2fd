package org.finales.api.measurement;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** How a property is measured or computed. */
public enum MeasurementMethod {
  /** Conductivity by electrodes. */
  @JsonProperty("conductometry")
  @Concept("Conductometry")
  CONDUCTOMETRY,

  /** Viscosity. */
  @JsonProperty("viscometry")
  @Concept("Viscometry")
  VISCOMETRY,

  /** Density. */
  @JsonProperty("densitometry")
  @Concept({"finales:Densitometry", "CharacterisationTechnique"})
  DENSITOMETRY,

  /** Impedance at many frequencies. */
  @JsonProperty("impedanceSpectroscopy")
  @Concept("ElectrochemicalImpedanceSpectroscopy")
  IMPEDANCE_SPECTROSCOPY,

  /** Nuclear magnetic resonance. */
  @JsonProperty("nuclearMagneticResonance")
  @Concept("NuclearMagneticResonance")
  NUCLEAR_MAGNETIC_RESONANCE,

  /** Absorption of infrared light. */
  @JsonProperty("infraredSpectroscopy")
  @Concept("FourierTransformInfraredSpectroscopy")
  INFRARED_SPECTROSCOPY,

  /** Raman scattering. */
  @JsonProperty("ramanSpectroscopy")
  @Concept("RamanSpectroscopy")
  RAMAN_SPECTROSCOPY,

  /** Absorption of ultraviolet and visible light. */
  @JsonProperty("uvVisSpectroscopy")
  @Concept("UltravioletVisibleSpectroscopy")
  UV_VIS_SPECTROSCOPY,

  /** Diffraction of X-rays. */
  @JsonProperty("xRayDiffraction")
  @Concept("XrayDiffraction")
  X_RAY_DIFFRACTION,

  /** Electrons set free by X-rays. */
  @JsonProperty("xRayPhotoelectronSpectroscopy")
  @Concept("XpsVariableKinetic")
  X_RAY_PHOTOELECTRON_SPECTROSCOPY,

  /** X-rays set free by electrons. */
  @JsonProperty("energyDispersiveXRaySpectroscopy")
  @Concept("EnergyDispersiveXraySpectroscopy")
  ENERGY_DISPERSIVE_X_RAY_SPECTROSCOPY,

  /** Ions, separated. */
  @JsonProperty("ionChromatography")
  @Concept("IonChromatography")
  ION_CHROMATOGRAPHY,

  /** Mass of ions. */
  @JsonProperty("massSpectrometry")
  @Concept("MassSpectrometry")
  MASS_SPECTROMETRY,

  /** Current against a voltage that goes up and down. */
  @JsonProperty("cyclicVoltammetry")
  @Concept("CyclicVoltammetry")
  CYCLIC_VOLTAMMETRY,

  /** Current against time at a voltage. */
  @JsonProperty("chronoamperometry")
  @Concept("Chronoamperometry")
  CHRONOAMPEROMETRY,

  /** Voltage against time at a current. */
  @JsonProperty("chronopotentiometry")
  @Concept("Chronopotentiometry")
  CHRONOPOTENTIOMETRY,

  /** Galvanostatic intermittent titration. */
  @JsonProperty("titration")
  @Concept("GalvanostaticIntermittentTitrationTechnique")
  TITRATION,

  /** Another spectroscopy. */
  @JsonProperty("spectroscopy")
  @Concept("Spectroscopy")
  SPECTROSCOPY,

  /** Computed by a model. */
  @JsonProperty("simulation")
  @Concept("finales:Simulation")
  SIMULATION,

  /** Another technique. */
  @JsonProperty("other")
  @Concept("CharacterisationTechnique")
  OTHER
}
