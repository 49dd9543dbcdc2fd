package org.finales.core.protocol.check;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** Safety limits in words. */
final class LimitWords {
  private LimitWords() {}

  static String of(@Nullable SafetyLimits limits) {
    List<String> words = new ArrayList<>();
    if (limits != null) {
      both(words, "voltage", limits.lowerVoltageLimit(), limits.upperVoltageLimit());
      both(words, "current", limits.lowerCurrentLimit(), limits.upperCurrentLimit());
      both(words, "temperature", limits.minimumTemperature(), limits.maximumTemperature());
      both(words, "charge", null, limits.maximumCapacity());
      both(words, "power", null, limits.maximumPower());
    }
    return words.isEmpty() ? "No safety limits" : "Safety limits: " + String.join(", ", words);
  }

  private static void both(
      List<String> words, String what, @Nullable Quantity least, @Nullable Quantity most) {
    if (least != null && most != null) {
      words.add(what + " from " + least + " to " + most);
    } else if (least != null) {
      words.add(what + " from " + least);
    } else if (most != null) {
      words.add(what + " up to " + most);
    }
  }
}
