package org.finales.samples.electrolyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasurementNoiseTest {
  private static final int SAMPLES = 20_000;

  private static double[] deviations(MeasurementNoise noise) {
    return IntStream.range(0, SAMPLES)
        .mapToDouble(i -> noise.measure(8.0, "sample " + i) / 8.0 - 1)
        .toArray();
  }

  @Test
  void theSameSampleReadsTheSame() {
    assertThat(MeasurementNoise.ofDefaults(5).measure(9.13, "a"))
        .isEqualTo(MeasurementNoise.ofDefaults(5).measure(9.13, "a"));
  }

  @Test
  void readingsAreTheSameOnEveryMachine() {
    // Worked out outside Java from the published definitions of FNV-1a, SplitMix64 and Random.
    assertThat(MeasurementNoise.ofDefaults(5).measure(9.13, "a"))
        .isCloseTo(9.173443943362482, within(1e-12));
  }

  @Test
  void anotherSampleOrInstrumentReadsOtherwise() {
    MeasurementNoise noise = MeasurementNoise.ofDefaults(5);

    assertThat(noise.measure(9.13, "a")).isNotEqualTo(noise.measure(9.13, "b"));
    assertThat(noise.measure(9.13, "a"))
        .isNotEqualTo(MeasurementNoise.ofDefaults(6).measure(9.13, "a"));
  }

  @Test
  void readingsScatterByHalfAPerCentAroundTheTruth() {
    double[] deviations = deviations(MeasurementNoise.ofDefaults(1));
    double mean = DoubleStream.of(deviations).average().orElseThrow();
    double variance = DoubleStream.of(deviations).map(d -> d * d).average().orElseThrow();

    // Four standard errors of the mean and of the standard deviation.
    assertThat(mean).isCloseTo(0, within(4 * 0.005 / Math.sqrt(SAMPLES)));
    assertThat(Math.sqrt(variance)).isCloseTo(0.005, within(4 * 0.005 / Math.sqrt(2.0 * SAMPLES)));
    assertThat(DoubleStream.of(deviations).map(Math::abs).max().orElseThrow()).isLessThan(0.03);
  }

  @Test
  void twoThirdsOfTheReadingsLieWithinOneStandardDeviation() {
    double[] deviations = deviations(MeasurementNoise.ofDefaults(2));
    double within = DoubleStream.of(deviations).filter(d -> Math.abs(d) < 0.005).count();

    assertThat(within / SAMPLES).isCloseTo(0.6827, within(0.014));
  }

  @Test
  void neighbouringSamplesAndSeedsAreIndependent() {
    double[] one = deviations(MeasurementNoise.ofDefaults(1));
    double[] two = deviations(MeasurementNoise.ofDefaults(2));
    double lag = 0;
    double cross = 0;
    for (int i = 1; i < SAMPLES; i++) {
      lag += one[i] * one[i - 1];
      cross += one[i] * two[i];
    }
    double scale = 0.005 * 0.005 * SAMPLES;

    assertThat(lag / scale).as("correlation of neighbours").isCloseTo(0, within(0.03));
    assertThat(cross / scale).as("correlation of seeds").isCloseTo(0, within(0.03));
  }

  @Test
  void everyPointOfASpectrumHasItsOwnNoise() {
    Spectrum flat = new Spectrum(List.of(1.0, 2.0, 3.0), List.of(1.0, 1.0, 1.0));

    Spectrum read = MeasurementNoise.ofDefaults(3).measure(flat, "a");

    assertThat(read).isEqualTo(MeasurementNoise.ofDefaults(3).measure(flat, "a"));
    assertThat(read.wavenumbers()).isEqualTo(flat.wavenumbers());
    assertThat(read.absorbances()).doesNotHaveDuplicates().allMatch(a -> a > 0.97 && a < 1.03);
  }

  @Test
  void noNoiseLeavesTheTruth() {
    assertThat(new MeasurementNoise(1, 0).measure(9.13, "a")).isEqualTo(9.13);
  }

  @Test
  void deviationsThatCouldTurnValuesNegativeAreRefused() {
    for (double wrong : new double[] {-0.001, 0.11, Double.NaN}) {
      assertThatThrownBy(() -> new MeasurementNoise(1, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("relative deviation is " + wrong);
    }
  }
}
