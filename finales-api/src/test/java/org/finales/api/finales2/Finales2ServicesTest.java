package org.finales.api.finales2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.finales.api.cycling.DegradationForecast;
import org.finales.api.cycling.DegradationOrder;
import org.finales.api.cycling.DegradationOutcome;
import org.finales.api.json.FinalesJson;
import org.finales.api.lab.Location;
import org.finales.api.lab.ReservationOrder;
import org.finales.api.lab.ReservationOutcome;
import org.finales.api.lab.TransportOrder;
import org.finales.api.lab.TransportOutcome;
import org.finales.api.quantity.Quantity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Ageing, transports and reservations of FINALES 2 become records and what they were. */
class Finales2ServicesTest {
  private static final JsonNode AGEING =
      FinalesJson.read(
          """
          {"battery_chemistry": {
             "electrolyte": [
               {"chemical": {"SMILES": "CCOC(=O)OC", "InChIKey": "JBTWLSYIZRCDFO-UHFFFAOYSA-N"},
                "fraction": 1.0, "fraction_type": "molPerMol"}]},
           "input_cycles": [4.2834, 4.2718, 3.824],
           "average_charging_rate": 0.5, "voltage_gap_charge_discharge": 0.012,
           "capacity_vector_variance": 0.0003,
           "cell_info": {"cell_name": "CR2032", "uuid": "3be84315-9ea0-44fd-8993-438a03074a6a"}}
          """);
  private static final JsonNode FORECAST =
      FinalesJson.read(
          """
          {"run_info": {
             "formulation": [
               {"chemical": {"SMILES": "CCOC(=O)OC", "InChIKey": "JBTWLSYIZRCDFO-UHFFFAOYSA-N"},
                "fraction": 1.0, "fraction_type": "molPerMol"}],
             "internal_reference": "run 7",
             "formulation_info": {"name": "EMC", "uuid": "1234"},
             "chemicals_info": {"JBTWLSYIZRCDFO-UHFFFAOYSA-N": {
               "name": "EMC", "molar_mass": [104.1, 0.001], "manufacturer": "somebody"}}},
           "degradationEOL": {
             "end_of_life": 200, "end_of_life_uncertainty": 5.9,
             "capacity_trajectory": [3.2, 2.9, 2.6],
             "capacity_trajectory_uncertainty": [0.04, 0.009, 0.02],
             "meta": {"success": true, "rating": 5},
             "cell_info": {"cell_name": "CR2032"}}}
          """);

  @Test
  void aTransportIsReadAndWrittenAsItWas() {
    JsonNode asked =
        FinalesJson.read(
            """
            {"origin": {"address": "HIU", "detail_1": "ASAB", "detail_2": "vial_5"},
             "destination": {"address": "HIU", "detail_1": "AutoBASS"},
             "fragile": true, "boxes": [{"count": 2}, {"count": 3}]}
            """);
    TransportOrder order = Finales2Services.transportOrder(asked);
    assertThat(order.origin()).isEqualTo(new Location("HIU", "ASAB", "vial_5"));
    assertThat(order.attributes()).extracting("name").contains("/fragile", "/boxes/1/count");
    assertThat(Finales2Services.write(order)).isEqualTo(asked);
    JsonNode answered =
        FinalesJson.read(
            """
            {"success": true, "actual_new_location": {"Location": {"address": "HIU"}},
             "executant": "Leon"}
            """);
    TransportOutcome outcome = Finales2Services.transportOutcome(answered);
    assertThat(outcome.carrier()).isEqualTo("Leon");
    assertThat(Finales2Services.write(outcome).at("/actual_new_location/address").stringValue())
        .as("the place is no longer wrapped")
        .isEqualTo("HIU");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Finales2Services.transportOrder(FinalesJson.read("{}")))
        .withMessageContaining("address");
  }

  @Test
  void aReservationIsReadAndWrittenAsItWas() {
    JsonNode asked =
        FinalesJson.read(
            "{\"number_required_channels\": 8, \"cycling_protocol\": \"Standard\","
                + " \"number_cycles\": 200}");
    ReservationOrder order = Finales2Services.reservationOrder(asked);
    assertThat(order.count()).isEqualTo(8);
    assertThat(Finales2Services.write(order)).isEqualTo(asked);
    JsonNode answered = FinalesJson.read("{\"success\": true, \"reservation_id\": \"e-1\"}");
    ReservationOutcome outcome = Finales2Services.reservationOutcome(answered);
    assertThat(outcome.reservation()).isEqualTo("e-1");
    assertThat(Finales2Services.write(outcome)).isEqualTo(answered);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Finales2Services.reservationOrder(
                    FinalesJson.read("{\"number_required_channels\": 1e99}")))
        .withMessageContaining("number_required_channels");
  }

  @Test
  void anOrderForAForecastKeepsItsUnitsAndTellsWhatWasGuessed() {
    Translated<DegradationOrder> read = Finales2Degradation.order(AGEING);
    assertThat(read.notices()).singleElement().asString().contains("/input_cycles", "mAh");
    DegradationOrder order = read.value();
    assertThat(order.capacities()).hasSize(3);
    assertThat(order.capacities().get(2).quantity()).isEqualTo(Quantity.of("3.824", "mAh"));
    assertThat(order.averageChargingRate())
        .usingComparator(Quantity::compareTo)
        .isEqualTo(Quantity.of("0.5", "A/Ah"));
    assertThat(order.voltageGapChange()).isEqualTo(Quantity.of("0.012", "volt"));
    assertThat(Finales2Degradation.write(order)).isEqualTo(AGEING);
  }

  @Test
  void aForecastComesBackWithAllThatIsKnownOfTheChemicals() {
    DegradationOutcome outcome = Finales2Degradation.outcome(FORECAST).value();
    DegradationForecast forecast = outcome.forecasts().get(0);
    assertThat(forecast.cycleLife().quantity().value()).isEqualByComparingTo("200");
    assertThat(forecast.cycleLife().uncertainty()).isEqualTo(new BigDecimal("5.9"));
    assertThat(forecast.unit()).hasToString("mAh");
    assertThat(outcome.electrolyte()).extracting("name").isEqualTo("EMC");
    assertThat(Finales2Degradation.write(outcome, false)).isEqualTo(FORECAST);
    assertThat(Finales2Degradation.write(outcome, true).path("degradationEOL").isArray()).isTrue();
    DegradationOutcome two = outcome.toBuilder().forecasts(List.of(forecast, forecast)).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Finales2Degradation.write(two, false))
        .withMessageContaining("degradation_workflow");
  }

  @Test
  void unitsOfAnySpellingAreWrittenInThoseOfFinales2() {
    DegradationOrder order =
        Finales2Degradation.order(AGEING).value().toBuilder()
            .voltageGapChange(Quantity.of("12", "mV"))
            .averageChargingRate(Quantity.of("0.5", "A/Ah"))
            .build();
    JsonNode written = Finales2Degradation.write(order);
    assertThat(written.path("voltage_gap_charge_discharge").decimalValue())
        .isEqualByComparingTo("0.012");
    assertThat(written.path("average_charging_rate").decimalValue()).isEqualByComparingTo("0.5");
  }
}
