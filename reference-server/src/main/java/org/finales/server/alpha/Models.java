package org.finales.server.alpha;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The things that the first FINALES's clients send, read and brought into one form. */
final class Models {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Reader reader;

  Models(Findings findings) {
    this.reader = new Reader(findings);
  }

  /** A chemical: what it is, and of which batch. */
  ObjectNode chemical(JsonNode sent, Place place) {
    ObjectNode from = reader.object(sent, place);
    ObjectNode chemical = JSON.objectNode();
    chemical.put("smiles", reader.text(from, "smiles", place));
    chemical.put("name", reader.text(from, "name", place));
    String reference = from.has("reference") ? reader.text(from, "reference", place) : "";
    return chemical.put("reference", reference);
  }

  /** A compound: chemicals in fixed amounts under one name. */
  ObjectNode compound(JsonNode sent, Place place) {
    ObjectNode from = reader.object(sent, place);
    ObjectNode compound = mixture(from, place);
    return compound.put("name", reader.text(from, "name", place));
  }

  /** A measurement, wanted or made. */
  Measurement measurement(JsonNode sent, Place place) {
    ObjectNode from = reader.object(sent, place);
    ObjectNode formulation = formulation(from.get("formulation"), place.at("formulation"));
    ObjectNode temperature = temperature(from.get("temperature"), place.at("temperature"));
    boolean pending = reader.flag(from, "pending", place);
    ArrayNode foms = JSON.arrayNode();
    JsonNode data = from.get(Measurement.FOM_DATA);
    if (data != null && !data.isNull()) {
      ArrayNode list = reader.list(from, Measurement.FOM_DATA, place);
      for (int i = 0; i < list.size(); i++) {
        JsonNode fom = list.get(i);
        foms.add(
            fom.isNull() ? NullNode.getInstance() : fom(fom, place.at(Measurement.FOM_DATA).at(i)));
      }
    }
    ObjectNode kind = origin(from.get(Measurement.KIND), place.at(Measurement.KIND));
    return new Measurement(formulation, temperature, pending, foms, kind);
  }

  private ObjectNode formulation(@Nullable JsonNode sent, Place place) {
    ObjectNode from = reader.object(sent, place);
    if (sent == null) {
      return from;
    }
    ObjectNode formulation = mixture(from, place);
    return formulation.put(
        "ratio_method", reader.word(from, "ratio_method", Words.RATIO_METHODS, place));
  }

  private ObjectNode mixture(ObjectNode from, Place place) {
    ObjectNode mixture = JSON.objectNode();
    ArrayNode chemicals = mixture.putArray("chemicals");
    ArrayNode sent = reader.list(from, "chemicals", place);
    for (int i = 0; i < sent.size(); i++) {
      chemicals.add(chemical(sent.get(i), place.at("chemicals").at(i)));
    }
    ArrayNode amounts = mixture.putArray("amounts");
    ArrayNode sentAmounts = reader.list(from, "amounts", place);
    for (int i = 0; i < sentAmounts.size(); i++) {
      amounts.add(amount(sentAmounts.get(i), place.at("amounts").at(i)));
    }
    if (from.get("chemicals") != null
        && from.get("amounts") != null
        && chemicals.size() != amounts.size()) {
      reader
          .findings()
          .wrong(
              "there are " + chemicals.size() + " chemicals and " + amounts.size() + " amounts",
              place.at("amounts"));
    }
    return mixture;
  }

  private ObjectNode amount(JsonNode sent, Place place) {
    ObjectNode from = reader.object(sent, place);
    ObjectNode amount = JSON.objectNode();
    amount.set("value", reader.number(from, "value", place));
    String unit = reader.text(from, "unit", place);
    if (from.path("unit").isString() && !Words.AMOUNT_UNITS.contains(unit)) {
      reader.findings().wrong("Unit must be mol or other", place.at("unit"));
    }
    return amount.put("unit", unit);
  }

  private ObjectNode temperature(@Nullable JsonNode sent, Place place) {
    ObjectNode from = reader.object(sent, place);
    if (sent == null) {
      return from;
    }
    ObjectNode temperature = JSON.objectNode();
    JsonNode value = reader.number(from, "value", place);
    temperature.set("value", value);
    if (from.path("value").isNumber() && value.decimalValue().signum() <= 0) {
      reader.findings().wrong("Temperature must be >0K", place.at("value"));
    }
    String unit = reader.text(from, "unit", place);
    if (from.path("unit").isString() && !unit.equals("K")) {
      reader.findings().wrong("Temperature unit must be K", place.at("unit"));
    }
    return temperature.put("unit", unit);
  }

  private ObjectNode fom(JsonNode sent, Place place) {
    ObjectNode from = reader.object(sent, place);
    ObjectNode fom = JSON.objectNode();
    ArrayNode values = fom.putArray("values");
    ArrayNode found = reader.list(from, "values", place);
    for (int i = 0; i < found.size(); i++) {
      values.add(reader.number(found.get(i), place.at("values").at(i)));
    }
    fom.put("unit", reader.text(from, "unit", place));
    fom.set("dim", reader.integer(from, "dim", place));
    fom.put(Measurement.NAME, reader.word(from, Measurement.NAME, Words.FOMS, place));
    fom.set(Measurement.ORIGIN, origin(from.get(Measurement.ORIGIN), place.at("origin")));
    fom.put("internalReference", reader.text(from, "internalReference", place));
    fom.set("fail", reader.optionalFlag(from, "fail", place));
    fom.put("message", reader.optionalText(from, "message", place));
    fom.set("rating", reader.optionalInteger(from, "rating", place));
    return fom;
  }

  private ObjectNode origin(@Nullable JsonNode sent, Place place) {
    ObjectNode from = reader.object(sent, place);
    if (sent == null) {
      return from;
    }
    ObjectNode origin = JSON.objectNode();
    origin.put(Measurement.ORIGIN, reader.word(from, Measurement.ORIGIN, Words.ORIGINS, place));
    List<String> foms = Words.FOMS;
    return origin.put(Measurement.WHAT, reader.optionalWord(from, Measurement.WHAT, foms, place));
  }
}
