package org.finales.core.station;

import java.util.Locale;
import org.finales.api.experiment.Experiment;
import org.finales.api.property.Attribute;

/** The state of charge at which an experiment begins, if somebody says. */
final class StateOfCharge {
  private StateOfCharge() {}

  /** Returns it as a fraction; NaN if nobody says, or it is none. */
  static double of(Experiment experiment) {
    for (Attribute attribute : experiment.attributes()) {
      String name = attribute.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      if (attribute.number() != null && (name.equals("state of charge") || name.equals("soc"))) {
        double value = attribute.number().doubleValue();
        boolean percent = "%".equals(attribute.unit()) || "percent".equals(attribute.unit());
        double fraction = percent ? value / 100 : value;
        return fraction >= 0 && fraction <= 1 ? fraction : Double.NaN;
      }
    }
    return Double.NaN;
  }
}
