package org.finales.core.station;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.cycler.driver.Found;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Reading;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a station answers to orders. */
final class Answers {
  private Answers() {}

  private static ObjectNode object() {
    return FinalesJson.mapper().createObjectNode();
  }

  /** That it was done; or why not, if there is a reason. */
  static JsonNode of(@Nullable String refusal) {
    ObjectNode answer = object().put("done", refusal == null);
    return refusal == null ? answer : answer.put("refused", refusal);
  }

  /** That channels were switched off, and those that were not seen to be off. */
  static JsonNode stopped(List<String> unsafe) {
    ObjectNode answer = object().put("done", unsafe.isEmpty());
    if (!unsafe.isEmpty()) {
      answer.put("refused", "not seen to be off: " + String.join(", ", unsafe));
    }
    return answer;
  }

  /** A reading with the names and units of its values. */
  static JsonNode of(String channel, Reading reading, List<AuxiliaryInput> inputs) {
    ObjectNode answer = object().put("done", true).put("channel", channel);
    number(answer, "voltage", reading.voltage());
    number(answer, "current", reading.current());
    answer.put("output", reading.output().name());
    ArrayNode values = answer.putArray("auxiliary");
    for (int i = 0; i < Math.min(inputs.size(), reading.auxiliaries()); i++) {
      ObjectNode value =
          values
              .addObject()
              .put("name", inputs.get(i).name())
              .put("unit", inputs.get(i).kind().unit());
      number(value, "value", reading.auxiliary(i));
    }
    return answer;
  }

  private static void number(ObjectNode into, String name, double value) {
    if (Double.isFinite(value)) {
      into.put(name, value);
    }
  }

  /** Readings of all channels of an instrument. */
  static JsonNode of(DeviceIdentity identity, List<JsonNode> readings) {
    ObjectNode answer = object().put("done", true).put("identity", identity.text());
    answer.putArray("channels").addAll(new ArrayList<>(readings));
    return answer;
  }

  /** What a scan found. */
  static JsonNode of(List<Found> found) {
    ObjectNode answer = object().put("done", true);
    ArrayNode all = answer.putArray("found");
    for (Found one : found) {
      ObjectNode entry = all.addObject().put("where", one.where().place());
      DeviceIdentity identity = one.identity();
      if (identity != null) {
        entry.put("identity", identity.text());
      }
      if (one.problem() != null) {
        entry.put("problem", one.problem());
      }
    }
    return answer;
  }
}
