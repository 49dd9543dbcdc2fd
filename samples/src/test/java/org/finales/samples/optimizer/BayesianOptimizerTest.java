package org.finales.samples.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BayesianOptimizerTest {
  private static final SearchSpace SPACE = new SearchSpace(List.of("A", "B"), 0.2, 2.5, 0.01);

  /** Best in B at 1.2 with the value 10; best in A at 0.8 with 8. */
  private static double hill(Candidate candidate) {
    double best = candidate.mixture().equals("B") ? 1.2 : 0.8;
    double height = candidate.mixture().equals("B") ? 10 : 8;
    double x = Math.log(candidate.concentration() / best);
    return height * Math.exp(-x * x);
  }

  private static List<Candidate> run(BayesianOptimizer optimizer, int measurements) {
    List<Candidate> asked = new ArrayList<>();
    for (int i = 0; i < measurements; i++) {
      Candidate candidate = optimizer.suggest();
      asked.add(candidate);
      optimizer.observe(candidate, hill(candidate));
    }
    return asked;
  }

  @Test
  void findsTheTopOfAHill() {
    BayesianOptimizer optimizer = BayesianOptimizer.ofDefaults(SPACE);
    run(optimizer, 15);

    Recommendation best = optimizer.best();

    assertThat(best.candidate().mixture()).isEqualTo("B");
    assertThat(best.candidate().concentration()).isCloseTo(1.2, within(0.05));
    assertThat(best.expectedValue()).isCloseTo(10, within(0.1));
    assertThat(best.relativeDeviation()).isBetween(0.0, 0.02);
    assertThat(best.measurements()).isEqualTo(15);
    assertThat(optimizer.expectedImprovement()).isBetween(0.0, 0.01);
  }

  @Test
  void findsAnOptimumAtTheEdge() {
    BayesianOptimizer optimizer = BayesianOptimizer.ofDefaults(SPACE);
    for (int i = 0; i < 15; i++) {
      Candidate candidate = optimizer.suggest();
      optimizer.observe(candidate, 1 + candidate.concentration());
    }

    assertThat(optimizer.best().candidate().concentration()).isGreaterThan(2.4);
  }

  @Test
  void theSameSeedAsksTheSameQuestions() {
    assertThat(run(BayesianOptimizer.builder(SPACE).seed(4).build(), 20))
        .isEqualTo(run(BayesianOptimizer.builder(SPACE).seed(4).build(), 20))
        .isNotEqualTo(run(BayesianOptimizer.builder(SPACE).seed(5).build(), 20));
  }

  @Test
  void beginsWithEveryMixtureSpreadOverTheRange() {
    BayesianOptimizer optimizer = BayesianOptimizer.builder(SPACE).initialPoints(3).build();
    List<Candidate> asked = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      asked.add(optimizer.suggest());
    }

    for (String mixture : SPACE.mixtures()) {
      List<Double> concentrations =
          asked.stream()
              .filter(c -> c.mixture().equals(mixture))
              .map(Candidate::concentration)
              .toList();
      assertThat(concentrations).hasSize(3).isSorted();
      assertThat(concentrations.get(0)).isLessThan(0.97);
      assertThat(concentrations.get(2)).isGreaterThan(1.73);
    }
  }

  @Test
  void openSuggestionsAreNotAskedAgain() {
    BayesianOptimizer optimizer = BayesianOptimizer.ofDefaults(SPACE);
    run(optimizer, 6);

    List<Candidate> together = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      together.add(optimizer.suggest());
    }

    assertThat(together).doesNotHaveDuplicates();
    for (Candidate candidate : together) {
      optimizer.observe(candidate, hill(candidate));
    }
    assertThat(optimizer.measurements()).isEqualTo(10);
  }

  @Test
  void goesOnWhenMeasurementsFail() {
    BayesianOptimizer optimizer = BayesianOptimizer.ofDefaults(SPACE);
    for (int i = 0; i < 20; i++) {
      assertThat(optimizer.abandon(optimizer.suggest())).isTrue();
    }
    for (int i = 0; i < 30; i++) {
      Candidate candidate = optimizer.suggest();
      if (i % 2 == 0) {
        optimizer.observe(candidate, hill(candidate));
      } else {
        assertThat(optimizer.abandon(candidate)).isTrue();
      }
    }

    assertThat(optimizer.best().candidate().mixture()).isEqualTo("B");
    assertThat(optimizer.best().candidate().concentration()).isCloseTo(1.2, within(0.06));
  }

  @Test
  void aValueClosesTheSuggestionThatItAnswersThoughRoundingChangedIt() {
    BayesianOptimizer optimizer = BayesianOptimizer.ofDefaults(SPACE);
    Candidate asked = optimizer.suggest();

    optimizer.observe(new Candidate(asked.mixture(), asked.concentration() * (1 + 1e-12)), 5);

    assertThat(optimizer.abandon(asked)).as("still open").isFalse();
  }

  @Test
  void learnsFromValuesThatItDidNotAskFor() {
    BayesianOptimizer optimizer = BayesianOptimizer.ofDefaults(SPACE);
    for (double c = 0.2; c <= 2.5; c += 0.3) {
      for (String mixture : SPACE.mixtures()) {
        Candidate candidate = new Candidate(mixture, c);
        optimizer.observe(candidate, hill(candidate));
      }
    }

    assertThat(optimizer.suggest().mixture()).isEqualTo("B");
    assertThat(optimizer.best().candidate().concentration()).isCloseTo(1.2, within(0.05));
  }

  @Test
  void equalValuesAreNoProblem() {
    BayesianOptimizer optimizer = BayesianOptimizer.ofDefaults(SPACE);
    for (int i = 0; i < 12; i++) {
      optimizer.observe(optimizer.suggest(), 5);
    }

    assertThat(optimizer.best().expectedValue()).isCloseTo(5, within(0.05));
  }

  @Test
  void onlyPositiveFiniteValuesWithinTheSpaceAreTaken() {
    BayesianOptimizer optimizer = BayesianOptimizer.ofDefaults(SPACE);
    Candidate candidate = optimizer.suggest();

    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> optimizer.observe(candidate, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is " + wrong);
    }
    assertThatThrownBy(() -> optimizer.observe(new Candidate("C", 1), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("outside");
    assertThatThrownBy(() -> optimizer.observe(new Candidate("A", 2.6), 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(optimizer.measurements()).isZero();
  }

  @Test
  void hasNoOpinionBeforeTheFirstValue() {
    BayesianOptimizer optimizer = BayesianOptimizer.ofDefaults(SPACE);

    assertThatThrownBy(optimizer::best).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(optimizer::expectedImprovement).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void takesABoundedNumberOfMeasurements() {
    BayesianOptimizer optimizer = BayesianOptimizer.ofDefaults(SPACE);
    Candidate candidate = new Candidate("A", 1);
    for (int i = 0; i < BayesianOptimizer.MAX_MEASUREMENTS; i++) {
      optimizer.observe(candidate, 5);
    }

    assertThatThrownBy(() -> optimizer.observe(candidate, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("200");
  }

  @Test
  void searchSpacesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new SearchSpace(List.of(), 0.2, 2.5, 0.01))
        .hasMessageContaining("1 to 20 mixtures");
    assertThatThrownBy(() -> new SearchSpace(List.of("A", "A"), 0.2, 2.5, 0.01))
        .hasMessageContaining("named twice");
    assertThatThrownBy(() -> new SearchSpace(List.of("A"), 2.5, 0.2, 0.01))
        .hasMessageContaining("no range");
    assertThatThrownBy(() -> new SearchSpace(List.of("A"), 0, 2.5, 0.01))
        .hasMessageContaining("no range");
    for (double step : new double[] {0, -1, 3, 1e-6, Double.NaN}) {
      assertThatThrownBy(() -> new SearchSpace(List.of("A"), 0.2, 2.5, step))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a step of " + step);
    }
  }

  @Test
  void theGridHasPlainNumbersAndBothEnds() {
    List<Candidate> grid = SPACE.grid();

    assertThat(grid).hasSize(462);
    assertThat(grid.get(0)).isEqualTo(new Candidate("A", 0.2));
    assertThat(grid.get(37)).isEqualTo(new Candidate("A", 0.57));
    assertThat(grid.get(461)).isEqualTo(new Candidate("B", 2.5));
  }
}
