package org.finales.samples;

import java.util.Locale;
import org.finales.api.broker.Result;
import org.finales.api.measurement.MeasurementResult;
import org.finales.api.measurement.ScalarMeasurement;
import org.finales.api.measurement.SpectrumMeasurement;
import org.finales.api.quantity.Unit;

/** Results of the built-in capabilities in a few words, for people. */
public final class Answers {
  private static final Unit GRAM_PER_CUBIC_CENTIMETER = Unit.parse("g/cm3");
  private static final Unit MILLIPASCAL_SECOND = Unit.parse("mPa.s");
  private static final Unit MILLISIEMENS_PER_CENTIMETER = Unit.parse("mS/cm");

  private Answers() {}

  /** The value with its unit, as {@code 1.257 g/cm3}; what a spectrum spans. */
  public static String value(Result result) {
    MeasurementResult data = MeasurementResult.read(result.data());
    if (data.density() != null) {
      return scalar(data.density(), GRAM_PER_CUBIC_CENTIMETER, "g/cm3");
    } else if (data.viscosity() != null) {
      return scalar(data.viscosity(), MILLIPASCAL_SECOND, "mPa s");
    } else if (data.conductivity() != null) {
      return scalar(data.conductivity(), MILLISIEMENS_PER_CENTIMETER, "mS/cm");
    } else if (data.spectrum() != null) {
      return span(data.spectrum());
    }
    return "nothing that is known here";
  }

  private static String scalar(ScalarMeasurement measurement, Unit unit, String symbol) {
    return measurement.values().isEmpty()
        ? "no value"
        : String.format(Locale.ROOT, "%.3f %s", measurement.mean(unit).orElseThrow(), symbol);
  }

  private static String span(SpectrumMeasurement spectrum) {
    int points = spectrum.axis().values().size();
    return points == 0
        ? "no points"
        : String.format(
            Locale.ROOT,
            "%d points from %.0f to %.0f %s",
            points,
            spectrum.axis().values().get(0),
            spectrum.axis().values().get(points - 1),
            spectrum.axis().unit().symbol());
  }
}
