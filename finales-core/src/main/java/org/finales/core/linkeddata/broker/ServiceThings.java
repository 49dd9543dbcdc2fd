package org.finales.core.linkeddata.broker;

import java.util.List;
import org.finales.api.broker.Result;
import org.finales.api.cycling.DegradationOrder;
import org.finales.api.cycling.DegradationOutcome;
import org.finales.api.finales2.Finales2Degradation;
import org.finales.api.finales2.Finales2Services;
import org.finales.api.json.FinalesJson;
import org.finales.api.lab.ReservationOrder;
import org.finales.api.lab.ReservationOutcome;
import org.finales.api.lab.TransportOrder;
import org.finales.api.lab.TransportOutcome;
import tools.jackson.databind.JsonNode;

/**
 * What results of forecasts of ageing, transports and reservations of channels tell, in the words
 * of the built-in capabilities or in those of FINALES 2: the order and its outcome.
 */
final class ServiceThings {
  private ServiceThings() {}

  /**
   * Reads the order and the outcome of a result; nothing if it is of another kind.
   *
   * @throws IllegalArgumentException if it is of such a kind and does not fit
   */
  static List<Record> of(Result result) {
    JsonNode asked = result.parameters();
    JsonNode data = result.data();
    if (data.has("degradationEOL")) {
      return List.of(
          Finales2Degradation.order(asked).value(), Finales2Degradation.outcome(data).value());
    }
    if (data.has("actual_new_location")) {
      return List.of(
          Finales2Services.transportOrder(asked), Finales2Services.transportOutcome(data));
    }
    if (asked.has("number_required_channels")) {
      return List.of(
          Finales2Services.reservationOrder(asked), Finales2Services.reservationOutcome(data));
    }
    return switch (result.quantity()) {
      case "degradation" ->
          List.of(
              FinalesJson.convert(asked, DegradationOrder.class),
              FinalesJson.convert(data, DegradationOutcome.class));
      case "transport" ->
          List.of(
              FinalesJson.convert(asked, TransportOrder.class),
              FinalesJson.convert(data, TransportOutcome.class));
      case "channel_reservation" ->
          List.of(
              FinalesJson.convert(asked, ReservationOrder.class),
              FinalesJson.convert(data, ReservationOutcome.class));
      default -> List.of();
    };
  }

  /** Tells whether a record says what was asked for. */
  static boolean isOrder(Record thing) {
    return thing instanceof DegradationOrder
        || thing instanceof TransportOrder
        || thing instanceof ReservationOrder;
  }
}
