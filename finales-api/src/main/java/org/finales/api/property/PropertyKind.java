package org.finales.api.property;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;
import org.finales.api.quantity.Unit;

/** Quantities that laboratories measure, each with its usual unit. */
public enum PropertyKind {
  /** Mass by volume. */
  @JsonProperty("density")
  @Concept("Density")
  DENSITY("g/cm3"),

  /** Shear stress by shear rate. */
  @JsonProperty("dynamicViscosity")
  @Concept("DynamicViscosity")
  DYNAMIC_VISCOSITY("mPa.s"),

  /** Dynamic viscosity by density. */
  @JsonProperty("kinematicViscosity")
  @Concept("KinematicViscosity")
  KINEMATIC_VISCOSITY("mm2/s"),

  /** Conductivity of an electrolyte. */
  @JsonProperty("electrolyticConductivity")
  @Concept("ElectrolyticConductivity")
  ELECTROLYTIC_CONDUCTIVITY("mS/cm"),

  /** Conductivity by ions. */
  @JsonProperty("ionicConductivity")
  @Concept("IonicConductivity")
  IONIC_CONDUCTIVITY("mS/cm"),

  /** Conductivity. */
  @JsonProperty("electricConductivity")
  @Concept("ElectricConductivity")
  ELECTRIC_CONDUCTIVITY("S/m"),

  /** Conductivity by amount concentration. */
  @JsonProperty("molarConductivity")
  @Concept("MolarConductivity")
  MOLAR_CONDUCTIVITY("S.m2/mol"),

  /** Diffusion coefficient of a species; what the quantity is about says which. */
  @JsonProperty("diffusionCoefficient")
  @Concept("DiffusionCoefficient")
  DIFFUSION_COEFFICIENT("m2/s"),

  /** Diffusion coefficient of the charge carrier in an electrolyte. */
  @JsonProperty("chargeCarrierDiffusivity")
  @Concept({"DiffusionCoefficient", "ChargeCarrierDiffusivityInElectrolyte"})
  CHARGE_CARRIER_DIFFUSIVITY("m2/s"),

  /** Share of the charge carrier in the current. */
  @JsonProperty("transferenceNumber")
  @Concept("ChargeCarrierTransportNumber")
  TRANSFERENCE_NUMBER("1"),

  /** Share of any ion in the current. */
  @JsonProperty("ionTransportNumber")
  @Concept("IonTransportNumber")
  ION_TRANSPORT_NUMBER("1"),

  /** Surface tension. */
  @JsonProperty("surfaceTension")
  @Concept("SurfaceTension")
  SURFACE_TENSION("N/m"),

  /** Refractive index. */
  @JsonProperty("refractiveIndex")
  @Concept("RefractiveIndex")
  REFRACTIVE_INDEX("1"),

  /** Relative permittivity. */
  @JsonProperty("relativePermittivity")
  @Concept("RelativePermittivity")
  RELATIVE_PERMITTIVITY("1"),

  /** Acidity. */
  @JsonProperty("ph")
  @Concept("PH")
  PH("1"),

  /** Heat capacity by mass. */
  @JsonProperty("specificHeatCapacity")
  @Concept("SpecificHeatCapacity")
  SPECIFIC_HEAT_CAPACITY("J/(kg.K)"),

  /** Thermal conductivity. */
  @JsonProperty("thermalConductivity")
  @Concept("ThermalConductivity")
  THERMAL_CONDUCTIVITY("W/(m.K)"),

  /** Activation energy of the conductivity of an electrolyte. */
  @JsonProperty("activationEnergyOfConductivity")
  @Concept("ActivationEnergyOfElectrolyteConductivity")
  ACTIVATION_ENERGY_OF_CONDUCTIVITY("J/mol"),

  /** Charge that a cell can deliver. */
  @JsonProperty("capacity")
  @Concept("Capacity")
  CAPACITY("Ah"),

  /** Charge put in. */
  @JsonProperty("chargingCapacity")
  @Concept("ChargingCapacity")
  CHARGING_CAPACITY("Ah"),

  /** Charge taken out. */
  @JsonProperty("dischargingCapacity")
  @Concept("DischargingCapacity")
  DISCHARGING_CAPACITY("Ah"),

  /** Energy put in. */
  @JsonProperty("chargingEnergy")
  @Concept("ChargingEnergy")
  CHARGING_ENERGY("Wh"),

  /** Energy taken out. */
  @JsonProperty("dischargingEnergy")
  @Concept("DischargingEnergy")
  DISCHARGING_ENERGY("Wh"),

  /** Charge by mass. */
  @JsonProperty("specificCapacity")
  @Concept("SpecificCapacity")
  SPECIFIC_CAPACITY("mAh/g"),

  /** Charge taken out by mass of active material. */
  @JsonProperty("dischargingSpecificCapacity")
  @Concept("DischargingSpecificCapacity")
  DISCHARGING_SPECIFIC_CAPACITY("mAh/g"),

  /** Charge by area. */
  @JsonProperty("areicCapacity")
  @Concept("AreicCapacity")
  AREIC_CAPACITY("mAh/cm2"),

  /** Charge taken out by charge put in, of one cycle. */
  @JsonProperty("coulombicEfficiency")
  @Concept("CoulombicEfficiency")
  COULOMBIC_EFFICIENCY("1"),

  /** Coulombic efficiency of the first cycle. */
  @JsonProperty("initialCoulombicEfficiency")
  @Concept("InitialCoulombicEfficiency")
  INITIAL_COULOMBIC_EFFICIENCY("1"),

  /** Energy taken out by energy put in, of one cycle. */
  @JsonProperty("energyEfficiency")
  @Concept("EnergyEfficiency")
  ENERGY_EFFICIENCY("1"),

  /** Capacity by that of the first cycle. */
  @JsonProperty("capacityRetention")
  @Concept("ChargeRetention")
  CAPACITY_RETENTION("1"),

  /** State of health, from 0 to 1. */
  @JsonProperty("stateOfHealth")
  @Concept("StateOfHealth")
  STATE_OF_HEALTH("1"),

  /** State of charge, from 0 to 1. */
  @JsonProperty("stateOfCharge")
  @Concept("StateOfCharge")
  STATE_OF_CHARGE("1"),

  /** Internal resistance. */
  @JsonProperty("internalResistance")
  @Concept("InternalResistance")
  INTERNAL_RESISTANCE("mohm"),

  /** Internal resistance found with alternating current. */
  @JsonProperty("acInternalResistance")
  @Concept("ACInternalResistance")
  AC_INTERNAL_RESISTANCE("mohm"),

  /** Internal resistance found with direct current. */
  @JsonProperty("dcInternalResistance")
  @Concept("DCInternalResistance")
  DC_INTERNAL_RESISTANCE("mohm"),

  /** Voltage without a current. */
  @JsonProperty("openCircuitVoltage")
  @Concept("OpenCircuitVoltage")
  OPEN_CIRCUIT_VOLTAGE("V"),

  /** Voltage of a cell. */
  @JsonProperty("cellVoltage")
  @Concept("CellVoltage")
  CELL_VOLTAGE("V"),

  /** Cycles until the end of life. */
  @JsonProperty("cycleLife")
  @Concept("CycleLife")
  CYCLE_LIFE("1"),

  /** Mass. */
  @JsonProperty("mass")
  @Concept("Mass")
  MASS("g"),

  /** Volume. */
  @JsonProperty("volume")
  @Concept("Volume")
  VOLUME("mL"),

  /** Thickness. */
  @JsonProperty("thickness")
  @Concept("Thickness")
  THICKNESS("um"),

  /** Length. */
  @JsonProperty("length")
  @Concept("Length")
  LENGTH("mm"),

  /** Height. */
  @JsonProperty("height")
  @Concept("Height")
  HEIGHT("mm"),

  /** Width. */
  @JsonProperty("width")
  @Concept("Width")
  WIDTH("mm"),

  /** Diameter. */
  @JsonProperty("diameter")
  @Concept("Diameter")
  DIAMETER("mm"),

  /** Mass of a coating, or of a part of it, by area. */
  @JsonProperty("massLoading")
  @Concept("MassLoading")
  MASS_LOADING("mg/cm2"),

  /** Thickness of a coating. */
  @JsonProperty("coatingThickness")
  @Concept("CoatingThickness")
  COATING_THICKNESS("um"),

  /** Mass by amount of substance. */
  @JsonProperty("molarMass")
  @Concept("MolarMass")
  MOLAR_MASS("g/mol"),

  /** Share of the pores in the volume. */
  @JsonProperty("porosity")
  @Concept("Porosity")
  POROSITY("1"),

  /** Surface by mass. */
  @JsonProperty("specificSurfaceArea")
  @Concept("SpecificSurfaceArea")
  SPECIFIC_SURFACE_AREA("m2/g"),

  /** Wavelength. */
  @JsonProperty("wavelength")
  @Concept("Wavelength")
  WAVELENGTH("nm"),

  /** Temperature. */
  @JsonProperty("temperature")
  @Concept("CelsiusTemperature")
  TEMPERATURE("degC"),

  /** A pure number that no other kind names. */
  @JsonProperty("otherPureNumber")
  @Concept("PureNumberQuantity")
  OTHER_PURE_NUMBER("1");

  private final String unit;

  PropertyKind(String unit) {
    this.unit = unit;
  }

  /** Returns the usual unit; any other of the same dimension will do. */
  public Unit unit() {
    return Unit.parse(unit);
  }
}
