package org.finales.samples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.Result;
import org.finales.api.measurement.ConductivityMeasurement;
import org.finales.api.measurement.MeasurementResult;
import org.finales.api.quantity.Unit;
import org.finales.samples.electrolyte.Electrolyte;
import org.finales.samples.electrolyte.SolventMixture;
import org.finales.samples.instrument.Sample;
import org.finales.samples.optimizer.BayesianOptimizer;
import org.finales.samples.optimizer.Candidate;
import org.finales.samples.optimizer.Recommendation;
import org.finales.samples.optimizer.SearchSpace;

/**
 * A requester that looks for the electrolyte of highest ionic conductivity: it asks for one
 * measurement after the other, learns from each, and recommends a solvent mixture and a salt
 * concentration when its budget is spent. Of what it recommends it then asks for density, viscosity
 * and a spectrum, by whichever method somebody offers, and what a simulation makes of the
 * conductivity.
 */
public final class MockOptimizer {
  /** Lowest concentration that is tried, in mol/L. */
  public static final double MIN_CONCENTRATION = 0.2;

  /** Highest concentration that is tried, in mol/L. */
  public static final double MAX_CONCENTRATION = 2.5;

  private static final double STEP = 0.01;
  private static final Unit MILLISIEMENS_PER_CENTIMETER = Unit.parse("mS/cm");

  /** The solvent mixtures among which it chooses. */
  private static final List<SolventMixture> MIXTURES =
      List.of(SolventMixture.EC_EMC_3_7, SolventMixture.EC_DMC_1_1);

  private final OptimizerOptions options;
  private final Progress progress;
  private final Asker asker;
  private final Map<String, SolventMixture> mixtures = new LinkedHashMap<>();
  private final BayesianOptimizer optimizer;

  private MockOptimizer(Broker broker, OptimizerOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    this.asker = new Asker(broker, progress);
    MIXTURES.forEach(mixture -> mixtures.put(mixture.label(), mixture));
    this.optimizer =
        BayesianOptimizer.builder(
                new SearchSpace(
                    List.copyOf(mixtures.keySet()), MIN_CONCENTRATION, MAX_CONCENTRATION, STEP))
            .seed(options.seed())
            .build();
  }

  /**
   * What an optimiser found.
   *
   * @param electrolyte what it recommends
   * @param recommendation the same as the optimiser's model sees it, in mS/cm
   * @param properties the answers to what was asked about it afterwards
   */
  public record Outcome(
      Electrolyte electrolyte, Recommendation recommendation, List<Result> properties) {
    /** Copies the list. */
    public Outcome {
      properties = List.copyOf(properties);
    }
  }

  /**
   * Looks for the best electrolyte.
   *
   * @throws IllegalStateException if not one measurement was answered
   */
  public static Outcome run(Broker broker, OptimizerOptions options, Progress progress) {
    return new MockOptimizer(broker, options, progress).run();
  }

  private Outcome run() {
    progress.say(
        String.format(
            Locale.ROOT,
            "looking for the highest conductivity at %.2f K with %d measurements of %s",
            options.temperature(),
            options.budget(),
            String.join(" and ", mixtures.keySet())));
    // Requests may fail; as many again may be asked, then there is something wrong.
    for (int n = 1; optimizer.measurements() < options.budget() && n <= 2 * options.budget(); n++) {
      measure(optimizer.suggest(), n);
    }
    if (optimizer.measurements() == 0) {
      throw new IllegalStateException("not one measurement was answered");
    }
    Recommendation best = optimizer.best();
    Electrolyte winner = electrolyte(best.candidate());
    progress.say(
        String.format(
            Locale.ROOT,
            "recommends %s after %d measurements: %.2f mS/cm expected",
            sample(winner).label(),
            best.measurements(),
            best.expectedValue()));
    return new Outcome(winner, best, characterize(sample(winner)));
  }

  private void measure(Candidate candidate, int n) {
    Request request =
        asker.post(
            RequestDraft.builder("conductivity")
                .method("two_electrode", sample(electrolyte(candidate)).parameters())
                .idempotencyKey(options.campaign() + "/" + n)
                .build());
    Optional<Result> result = asker.answer(request);
    OptionalDouble value = result.map(MockOptimizer::conductivity).orElse(OptionalDouble.empty());
    if (value.isEmpty()) {
      optimizer.abandon(candidate);
      return;
    }
    optimizer.observe(used(candidate, result.orElseThrow()), value.getAsDouble());
    Recommendation best = optimizer.best();
    progress.say(
        String.format(
            Locale.ROOT,
            "%2d/%d  %s, %.2f mol/L: %.3f mS/cm; best guess %s, %.2f mol/L",
            optimizer.measurements(),
            options.budget(),
            candidate.mixture(),
            candidate.concentration(),
            value.getAsDouble(),
            best.candidate().mixture(),
            best.candidate().concentration()));
  }

  /** The conductivity in mS/cm; nothing if the method failed. */
  private static OptionalDouble conductivity(Result result) {
    ConductivityMeasurement measurement = MeasurementResult.read(result.data()).conductivity();
    return measurement == null || !measurement.meta().success()
        ? OptionalDouble.empty()
        : measurement.mean(MILLISIEMENS_PER_CENTIMETER);
  }

  /** What was really measured, which may not be exactly what was asked for. */
  private Candidate used(Candidate asked, Result result) {
    double concentration = Sample.read(result.parameters()).electrolyte().concentration();
    double rounded = Math.round(concentration * 1e6) / 1e6;
    return new Candidate(
        asked.mixture(), Math.min(MAX_CONCENTRATION, Math.max(MIN_CONCENTRATION, rounded)));
  }

  /** Asks for everything at once, then waits for the answers. */
  private List<Result> characterize(Sample winner) {
    List<RequestDraft> wishes =
        List.of(
            wish("density", winner, "vibrating_tube_densimetry", "molecular_dynamics"),
            wish("viscosity", winner, "rolling_ball_viscometry", "molecular_dynamics"),
            wish("spectrum", winner, "infrared_spectroscopy", "simulation"),
            wish("conductivity", winner, "molecular_dynamics"));
    List<Request> requests = wishes.stream().filter(this::isOffered).map(asker::post).toList();
    List<Result> results = requests.stream().map(asker::answer).flatMap(Optional::stream).toList();
    for (Result result : results) {
      progress.say(
          "its "
              + result.quantity()
              + ": "
              + Answers.value(result)
              + " by "
              + result.method()
              + " of "
              + result.account());
    }
    return results;
  }

  private boolean isOffered(RequestDraft wish) {
    boolean offered = asker.isOffered(wish.quantity(), wish.methods());
    if (!offered) {
      progress.say(
          "nobody offers " + wish.quantity() + " by " + String.join(" or ", wish.methods()));
    }
    return offered;
  }

  /** A request that any of some methods may answer, the first rather than the last. */
  private RequestDraft wish(String quantity, Sample sample, String... methods) {
    RequestDraft.Builder wish =
        RequestDraft.builder(quantity)
            .idempotencyKey(options.campaign() + "/" + optimizer.measurements() + "/" + quantity);
    for (String method : methods) {
      wish.method(method, sample.parameters());
    }
    return wish.build();
  }

  private Sample sample(Electrolyte electrolyte) {
    return Sample.of(electrolyte, options.temperature());
  }

  private Electrolyte electrolyte(Candidate candidate) {
    SolventMixture mixture = mixtures.get(candidate.mixture());
    if (mixture == null) {
      throw new IllegalStateException("there is no mixture " + candidate.mixture());
    }
    return new Electrolyte(mixture, candidate.concentration());
  }
}
