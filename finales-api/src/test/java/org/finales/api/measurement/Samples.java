package org.finales.api.measurement;

import java.math.BigDecimal;
import java.util.List;
import org.finales.api.chemistry.BatteryChemicals;
import org.finales.api.chemistry.Formulation;
import org.finales.api.chemistry.FractionType;
import org.finales.api.quantity.Unit;

/** Measurements as laboratories report them. */
public final class Samples {

  private Samples() {}

  public static Formulation formulation() {
    return Formulation.builder(FractionType.MOL_PER_MOL)
        .add(BatteryChemicals.LIPF6.chemical(), "0.0750")
        .add(BatteryChemicals.EC.chemical(), "0.3120")
        .add(BatteryChemicals.EMC.chemical(), "0.6130")
        .build();
  }

  public static RunInfo run() {
    return new RunInfo(formulation(), "run-17");
  }

  public static List<BigDecimal> numbers(String... numbers) {
    return List.of(numbers).stream().map(BigDecimal::new).toList();
  }

  public static List<Measurement> all() {
    BigDecimal temperature = new BigDecimal("298.15");
    return List.of(
        new DensityMeasurement(
            numbers("1.2061", "1.2060"),
            Unit.parse("g/cm3"),
            numbers("0.0001", "0.0001"),
            temperature,
            MeasurementMeta.best()),
        DensityMeasurement.of(List.of(), null, null, null, MeasurementMeta.failed()),
        new ViscosityMeasurement(
            ViscosityKind.DYNAMIC,
            numbers("3.10"),
            Unit.parse("cP"),
            null,
            temperature,
            new MeasurementMeta(true, 3)),
        new ViscosityMeasurement(
            ViscosityKind.KINEMATIC,
            numbers("2.57"),
            Unit.parse("cSt"),
            null,
            null,
            MeasurementMeta.best()),
        new ConductivityMeasurement(
            numbers("9.130"),
            Unit.parse("mS/cm"),
            numbers("0.05"),
            temperature,
            MeasurementMeta.best()),
        new SpectrumMeasurement(
            "infrared spectroscopy",
            new SpectrumColumn("wavenumber", numbers("1700", "1750.5", "1800"), Unit.parse("cm-1")),
            new SpectrumColumn("absorbance", numbers("0.01", "0.87", "-0.002"), Unit.parse("a.u.")),
            null,
            temperature,
            MeasurementMeta.best()));
  }
}
