package org.finales.samples.instrument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.finales.api.broker.Claim;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.Offer;
import org.finales.api.broker.ResultDraft;
import org.finales.api.measurement.ConductivityMeasurement;
import org.finales.api.measurement.DensityMeasurement;
import org.finales.api.measurement.Measurement;
import org.finales.api.measurement.MeasurementMeta;
import org.finales.api.measurement.MeasurementResult;
import org.finales.api.measurement.RunInfo;
import org.finales.api.measurement.SpectrumColumn;
import org.finales.api.measurement.SpectrumMeasurement;
import org.finales.api.measurement.ViscosityMeasurement;
import org.finales.api.quantity.Unit;
import org.finales.samples.electrolyte.MeasurementNoise;
import org.finales.samples.electrolyte.ModelRangeException;
import org.finales.samples.electrolyte.Spectrum;

/**
 * Something that can answer requests for density, viscosity, conductivity and an infrared spectrum
 * of LiPF6 in carbonates.
 *
 * <p>Every answer carries noise of 0.5 %. It depends on the bench's seed and on how many answers of
 * the quantity it has given before, so that the same requests in the same order get the same
 * answers. Thread-safe.
 */
public final class Bench {
  private static final Unit MILLISIEMENS_PER_CENTIMETER = Unit.parse("mS/cm");
  private static final Unit PER_CENTIMETER = Unit.parse("cm-1");

  /** More digits than the noise leaves meaning in. */
  private static final MathContext DIGITS = new MathContext(6);

  private static final MathContext UNCERTAINTY_DIGITS = new MathContext(2);

  /** How one quantity is obtained here, and how long that takes in the laboratory. */
  private record Skill(String quantity, String method, Duration time) {}

  private final String name;
  private final ElectrolyteProperties properties;
  private final MeasurementNoise noise;
  private final List<Skill> skills;
  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

  private Bench(String name, ElectrolyteProperties properties, long seed, List<Skill> skills) {
    this.name = name;
    this.properties = properties;
    this.noise = MeasurementNoise.ofDefaults(seed);
    this.skills = skills;
  }

  /** A bench of instruments: what they measure is so, but for the noise. */
  public static Bench experiment(long seed) {
    return new Bench(
        "experiment",
        ElectrolyteProperties.TRUE,
        seed,
        List.of(
            new Skill("density", "vibrating_tube_densimetry", Duration.ofMinutes(2)),
            new Skill("viscosity", "rolling_ball_viscometry", Duration.ofMinutes(5)),
            new Skill("conductivity", "two_electrode", Duration.ofMinutes(1)),
            new Skill("spectrum", "infrared_spectroscopy", Duration.ofMinutes(3))));
  }

  /** A computer that simulates, with a bias that {@link ForceField} describes. */
  public static Bench simulation(long seed) {
    return new Bench(
        "simulation",
        new ForceField(),
        seed,
        List.of(
            new Skill("density", "molecular_dynamics", Duration.ofMinutes(4)),
            new Skill("viscosity", "molecular_dynamics", Duration.ofMinutes(10)),
            new Skill("conductivity", "molecular_dynamics", Duration.ofMinutes(8)),
            new Skill("spectrum", "simulation", Duration.ofMinutes(2))));
  }

  /** What the bench is called. */
  public String name() {
    return name;
  }

  /** What the bench offers, within its limits. */
  public List<Offer> offers() {
    return skills.stream()
        .map(skill -> new Offer(skill.quantity(), skill.method(), limits(skill.quantity())))
        .toList();
  }

  private static Limitations limits(String quantity) {
    return quantity.equals("conductivity") ? Limits.ofConductivity() : Limits.ofOthers();
  }

  /** How long the work on a claim takes in the laboratory. */
  public Duration timeFor(Claim claim) {
    return skill(claim).time();
  }

  /**
   * Does the work.
   *
   * @throws ModelRangeException if the models do not cover what is asked; trying again is pointless
   */
  public ResultDraft answer(Claim claim) {
    String quantity = claim.request().quantity();
    Sample sample = Sample.read(claim.parameters());
    int number = answers.computeIfAbsent(quantity, any -> new AtomicInteger()).incrementAndGet();
    String reference = name + "/" + quantity + "/" + number;
    Measurement measurement = measure(quantity, sample, reference);
    MeasurementResult result =
        MeasurementResult.of(new RunInfo(sample.formulation(), reference), measurement);
    return new ResultDraft(quantity, skill(claim).method(), sample.parameters(), result.toJson());
  }

  private Measurement measure(String quantity, Sample sample, String reference) {
    double kelvin = sample.temperature().doubleValue();
    return switch (quantity) {
      case "density" -> {
        Reading reading = read(properties.density(sample.electrolyte(), kelvin), reference);
        yield new DensityMeasurement(
            reading.values(),
            DensityMeasurement.DEFAULT_UNIT,
            reading.uncertainty(),
            sample.temperature(),
            MeasurementMeta.best());
      }
      case "viscosity" -> {
        Reading reading = read(properties.viscosity(sample.electrolyte(), kelvin), reference);
        yield ViscosityMeasurement.of(
            null,
            reading.values(),
            null,
            reading.uncertainty(),
            sample.temperature(),
            MeasurementMeta.best());
      }
      case "conductivity" -> {
        // In S/m, the unit of the schema, where clients of FINALES 2 expect it.
        double inUnitOfSchema =
            MILLISIEMENS_PER_CENTIMETER.convert(
                properties.conductivity(sample.electrolyte(), kelvin),
                ConductivityMeasurement.DEFAULT_UNIT);
        Reading reading = read(inUnitOfSchema, reference);
        yield new ConductivityMeasurement(
            reading.values(),
            ConductivityMeasurement.DEFAULT_UNIT,
            reading.uncertainty(),
            sample.temperature(),
            MeasurementMeta.best());
      }
      case "spectrum" -> spectrum(sample, reference);
      default -> throw new IllegalArgumentException(name + " cannot obtain " + quantity);
    };
  }

  private SpectrumMeasurement spectrum(Sample sample, String reference) {
    Spectrum spectrum =
        noise.measure(
            properties.spectrum(sample.electrolyte(), sample.temperature().doubleValue()),
            reference);
    return new SpectrumMeasurement(
        "infrared spectroscopy",
        new SpectrumColumn("wavenumber", rounded(spectrum.wavenumbers()), PER_CENTIMETER),
        new SpectrumColumn("absorbance", rounded(spectrum.absorbances()), Unit.ONE),
        null,
        sample.temperature(),
        MeasurementMeta.best());
  }

  /** One value and its standard uncertainty. */
  private record Reading(List<BigDecimal> values, List<BigDecimal> uncertainty) {}

  private Reading read(double trueValue, String reference) {
    double value = noise.measure(trueValue, reference);
    double uncertainty = value * noise.relativeDeviation();
    return new Reading(
        List.of(new BigDecimal(value, DIGITS)),
        List.of(new BigDecimal(uncertainty, UNCERTAINTY_DIGITS)));
  }

  private static List<BigDecimal> rounded(List<Double> values) {
    return values.stream().map(value -> new BigDecimal(value, DIGITS)).toList();
  }

  private Skill skill(Claim claim) {
    String quantity = claim.request().quantity();
    return skills.stream()
        .filter(known -> known.quantity().equals(quantity))
        .filter(known -> known.method().equals(claim.method()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + " cannot obtain " + quantity + " by " + claim.method()));
  }
}
