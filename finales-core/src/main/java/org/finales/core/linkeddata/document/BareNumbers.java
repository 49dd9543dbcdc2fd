package org.finales.core.linkeddata.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.finales.core.linkeddata.LinkedDataException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds {@code NaN} and {@code Infinity} standing bare in JSON, where no number may be. */
final class BareNumbers {
  private BareNumbers() {}

  /**
   * Refuses a document that holds any.
   *
   * @throws LinkedDataException with the first place
   */
  static void refuse(JsonNode document) {
    List<String> places = new ArrayList<>();
    visit(document, "", (place, text) -> places.add(text + " at " + place), false);
    if (!places.isEmpty()) {
      throw new LinkedDataException(
          "The document is no JSON: there is a bare %s%s. Ask for repairs (--repair) to leave such values out"
              .formatted(
                  places.get(0),
                  places.size() > 1 ? " and %d more".formatted(places.size() - 1) : ""));
    }
  }

  /** Removes the members that hold any, and tells about each. */
  static void remove(JsonNode document, BiConsumer<String, String> found) {
    visit(document, "", found, true);
  }

  private static void visit(
      JsonNode node, String path, BiConsumer<String, String> found, boolean remove) {
    if (node instanceof ObjectNode object) {
      List<String> bare = new ArrayList<>();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        String place = path + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
        if (isBare(member.getValue())) {
          found.accept(place, member.getValue().asString());
          bare.add(member.getKey());
        } else if (member.getValue().isContainer()) {
          visit(member.getValue(), place, found, remove);
        }
      }
      if (remove) {
        object.remove(bare);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        String place = path + "/" + i;
        if (isBare(array.get(i))) {
          found.accept(place, array.get(i).asString());
          if (remove) {
            array.remove(i);
          }
        } else if (array.get(i).isContainer()) {
          visit(array.get(i), place, found, remove);
        }
      }
    }
  }

  private static boolean isBare(JsonNode node) {
    return node.isNumber()
        && !node.isIntegralNumber()
        && !node.isBigDecimal()
        && !Double.isFinite(node.doubleValue());
  }
}
