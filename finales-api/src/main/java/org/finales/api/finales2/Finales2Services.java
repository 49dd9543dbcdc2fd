package org.finales.api.finales2;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.finales.api.json.FinalesJson;
import org.finales.api.lab.ReservationOrder;
import org.finales.api.lab.ReservationOutcome;
import org.finales.api.lab.TransportOrder;
import org.finales.api.lab.TransportOutcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Transports and reservations of channels as FINALES 2 writes them: the parameters and results of
 * {@code transport} by {@code transport_service} and {@code cycling_channel} by {@code service}.
 *
 * <p>What the records have no field for is kept in their attributes and written back; what FINALES
 * 2 has no field for, such as dates, is not written. Thread-safe.
 */
public final class Finales2Services {
  private Finales2Services() {}

  /**
   * Reads the parameters of a transport.
   *
   * @throws IllegalArgumentException if origin or destination is missing, with the reason
   */
  public static TransportOrder transportOrder(JsonNode parameters) {
    return TransportOrder.builder(
            Finales2Locations.read(parameters.path("origin")),
            Finales2Locations.read(parameters.path("destination")))
        .attributes(Leftovers.read(parameters, Set.of("origin", "destination"), ""))
        .build();
  }

  /** Writes the parameters of a transport. */
  public static ObjectNode write(TransportOrder order) {
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    written.set("origin", Finales2Locations.write(order.origin()));
    written.set("destination", Finales2Locations.write(order.destination()));
    Leftovers.write(order.attributes(), written);
    return written;
  }

  /**
   * Reads the result of a transport.
   *
   * @throws IllegalArgumentException if something in it is missing, with the reason
   */
  public static TransportOutcome transportOutcome(JsonNode data) {
    return TransportOutcome.builder(
            success(data), Finales2Locations.read(data.path("actual_new_location")))
        .carrier(Documented.text(data, "executant"))
        .attributes(Leftovers.read(data, Set.of("success", "actual_new_location", "executant"), ""))
        .build();
  }

  /** Writes the result of a transport. */
  public static ObjectNode write(TransportOutcome outcome) {
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    written.put("success", outcome.success());
    written.set("actual_new_location", Finales2Locations.write(outcome.location()));
    String executant = outcome.carrier() == null ? outcome.agent() : outcome.carrier();
    written.put("executant", executant == null ? "unknown" : executant);
    Leftovers.write(outcome.attributes(), written);
    return written;
  }

  /**
   * Reads the parameters of a reservation.
   *
   * @throws IllegalArgumentException if the number of channels is missing or none
   */
  public static ReservationOrder reservationOrder(JsonNode parameters) {
    Integer count = number(parameters, "number_required_channels");
    if (count == null) {
      throw new IllegalArgumentException("/number_required_channels is missing");
    }
    return ReservationOrder.builder(count)
        .protocolName(Documented.text(parameters, "cycling_protocol"))
        .cycles(number(parameters, "number_cycles"))
        .attributes(
            Leftovers.read(
                parameters,
                Set.of("number_required_channels", "cycling_protocol", "number_cycles"),
                ""))
        .build();
  }

  /** Writes the parameters of a reservation. */
  public static ObjectNode write(ReservationOrder order) {
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    written.put("number_required_channels", order.count());
    String protocol = order.protocolName() == null ? order.protocol() : order.protocolName();
    if (protocol != null) {
      written.put("cycling_protocol", protocol);
    }
    if (order.cycles() != null) {
      written.put("number_cycles", order.cycles());
    }
    Leftovers.write(order.attributes(), written);
    return written;
  }

  /**
   * Reads the result of a reservation.
   *
   * @throws IllegalArgumentException if it does not tell whether it succeeded
   */
  public static ReservationOutcome reservationOutcome(JsonNode data) {
    return ReservationOutcome.builder(success(data))
        .reservation(Documented.text(data, "reservation_id"))
        .attributes(Leftovers.read(data, Set.of("success", "reservation_id"), ""))
        .build();
  }

  /** Writes the result of a reservation. */
  public static ObjectNode write(ReservationOutcome outcome) {
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    written.put("success", outcome.success());
    if (outcome.reservation() != null) {
      written.put("reservation_id", outcome.reservation());
    }
    Leftovers.write(outcome.attributes(), written);
    return written;
  }

  /** Some tenants write {@code "True"} for true. */
  static boolean success(JsonNode data) {
    JsonNode success = data.path("success");
    if (success.isBoolean()) {
      return success.booleanValue();
    }
    if (success.isString()
        && List.of("true", "false").contains(success.stringValue().toLowerCase(Locale.ROOT))) {
      return success.stringValue().equalsIgnoreCase("true");
    }
    throw new IllegalArgumentException("/success must be true or false");
  }

  /**
   * Returns a whole number, or null if there is none.
   *
   * @throws IllegalArgumentException if it is no whole number that fits
   */
  static @Nullable Integer number(JsonNode object, String field) {
    JsonNode number = object.path(field);
    if (number.isMissingNode() || number.isNull()) {
      return null;
    }
    if (!number.isIntegralNumber()
        || number.bigIntegerValue().compareTo(BigInteger.valueOf(Integer.MAX_VALUE)) > 0
        || number.bigIntegerValue().signum() < 0) {
      throw new IllegalArgumentException("/%s must be a whole number from 0".formatted(field));
    }
    return number.intValue();
  }
}
