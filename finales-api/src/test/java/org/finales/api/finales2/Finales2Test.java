package org.finales.api.finales2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.finales.api.battery.BatteryCell;
import org.finales.api.json.FinalesJson;
import org.finales.api.lab.Location;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class Finales2Test {
  private static final JsonNode CELL =
      FinalesJson.read(
          """
          {"battery_chemistry": {
             "electrolyte": [
               {"chemical": {"SMILES": "C1COC(=O)O1", "InChIKey": "KMTRUDSVKNLOMY-UHFFFAOYSA-N"},
                "fraction": 0.90, "fraction_type": "molPerMol"},
               {"chemical": {"SMILES": "[Li+].F[P-](F)(F)(F)(F)F", "InChIKey": "AXPLOJNSKRXQPA-UHFFFAOYSA-N"},
                "fraction": 0.10, "fraction_type": "molPerMol"}],
             "anode": {"material": [
               {"chemical": {"SMILES": "[C]", "InChIKey": "OKTJSMMVPCPJKN-UHFFFAOYSA-N"},
                "fraction": 1.0, "fraction_type": "molPerMol"}], "mass_loading": 1.1, "size": 1.77}},
           "separator": {"material": "Celgard 2325", "size": 2.0096},
           "electrolyte_volume": 35.0}
          """);
  private static final JsonNode INFO =
      FinalesJson.read(
          """
          {"cell_name": "CR2032", "uuid": "3be84315-9ea0-44fd-8993-438a03074a6a",
           "assembly_date": "14.08.2023", "batch": "1",
           "anode_info": {"name": "Gr", "uuid": "LNO-1", "preparation_date": "10.08.2023",
             "location": {"address": "HIU", "detail_1": "GloveboxEU"}},
           "electrolyte_info": {"name": "BE", "preparation_date": "2023-08-14"},
           "cell_location": {"address": "HIU", "detail_1": "GloveboxEU", "detail_2": "Tray 7"}}
          """);

  @Test
  void aCellIsReadIntoItsPartsAndWrittenAsItWas() {
    Translated<BatteryCell> read = Finales2Cells.read(CELL, INFO);
    BatteryCell cell = read.value();
    assertThat(cell.id()).isEqualTo("urn:uuid:3be84315-9ea0-44fd-8993-438a03074a6a");
    assertThat(cell.productionDate()).hasToString("2023-08-14");
    assertThat(cell.location()).isEqualTo(new Location("HIU", "GloveboxEU", "Tray 7"));
    assertThat(cell.negativeElectrode())
        .satisfies(
            anode -> {
              assertThat(anode.areicCapacity()).isEqualTo(Quantity.of("1.1", "mAh/cm2"));
              assertThat(anode.area()).isEqualTo(Quantity.of("1.77", "cm2"));
            });
    assertThat(read.notices())
        .singleElement()
        .asString()
        .contains("/anode/mass_loading", "charge by area");
    assertThat(Finales2Cells.cell(cell)).get().isEqualTo(CELL);
    assertThat(Finales2Cells.info(cell)).isEqualTo(INFO);
  }

  @Test
  void aCellOfWhichNothingIsKnownStaysOne() {
    BatteryCell cell = Finales2Cells.read(null, FinalesJson.read("{}")).value();
    assertThat(Finales2Cells.cell(cell)).isEmpty();
    assertThat(Finales2Cells.info(cell).isEmpty()).isTrue();
  }

  @Test
  void capacitiesThatNoCellCouldHaveAreReadInMilliampereHours() {
    JsonNode list = FinalesJson.read("[4.2834, 4.2718, 3.824]");
    Translated<List<Observation>> read =
        Finales2Cells.capacities(list, Quantity.of("0.0015", "Ah"));
    assertThat(read.notices()).singleElement().asString().contains("it is read in mAh");
    assertThat(read.value())
        .extracting(Observation::kind)
        .containsExactly(
            PropertyKind.CHARGING_CAPACITY,
            PropertyKind.DISCHARGING_CAPACITY,
            PropertyKind.CHARGING_CAPACITY);
    assertThat(read.value().get(2).quantity()).isEqualTo(Quantity.of("3.824", "mAh"));
    assertThat(read.value().get(2).conditions().get(0).quantity()).isEqualTo(Quantity.of("2", "1"));
    assertThat(Finales2Cells.capacities(list, Quantity.of("4", "Ah")).notices()).isEmpty();
    assertThat(Finales2Cells.capacities(list, null).notices()).hasSize(1);
  }

  @Test
  void numbersBecomeQuantitiesAndQuantitiesOfAnyUnitNumbersAgain() {
    JsonNode plain =
        FinalesJson.read("{\"number_cycles\": 200, \"I_max\": 0.002, \"V_max\": 4.20}");
    JsonNode quantities = Finales2Units.parameters("capacity", "cycling", plain).value();
    assertThat(quantities.path("I_max"))
        .isEqualTo(FinalesJson.read("{\"value\": 0.002, \"unit\": \"ampere\"}"));
    assertThat(Finales2Units.plainParameters("capacity", "cycling", quantities)).isEqualTo(plain);
    JsonNode other =
        FinalesJson.read(
            "{\"number_cycles\": 200, \"I_max\": {\"value\": 2, \"unit\": \"mA\"},"
                + " \"V_max\": {\"value\": 4200, \"unit\": \"mV\"}}");
    JsonNode back = Finales2Units.plainParameters("capacity", "cycling", other);
    assertThat(back.path("I_max").decimalValue()).isEqualByComparingTo("0.002");
    assertThat(back.path("V_max").decimalValue()).isEqualByComparingTo("4.2");
  }

  @Test
  void aMeasurementMayNameItsOwnUnit() {
    JsonNode plain =
        FinalesJson.read("{\"conductivity\": {\"values\": [9.1], \"unit\": \"mS/cm\"}}");
    JsonNode read = Finales2Units.result("conductivity", "two_electrode", plain).value();
    assertThat(read.at("/conductivity/values/unit").stringValue()).isEqualTo("mS/cm");
  }

  @Test
  void aQuantityOfSomethingElseIsAnErrorThatNamesThePlaceAndBothUnits() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Finales2Units.plainParameters(
                    "capacity",
                    "cycling",
                    FinalesJson.read("{\"I_max\": {\"value\": 2, \"unit\": \"V\"}}")))
        .withMessageContaining("/I_max")
        .withMessageContaining("'V'")
        .withMessageContaining("'ampere'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Finales2Units.result("colour", "guess", FinalesJson.read("{}")))
        .withMessageContaining("colour by guess");
  }

  @Test
  void theSlipsOfThePublishedUnitsAreReportedWhereTheyOccur() {
    JsonNode result =
        FinalesJson.read(
            """
            {"run_info": {"formulation": [], "internal_reference": "r",
              "chemicals_info": {"KMTRUDSVKNLOMY-UHFFFAOYSA-N": {"density": [1.32, 0.01]}}},
             "electrolyte": {"formulation": [], "volume": 2.6}}
            """);
    Translated<JsonNode> read = Finales2Units.result("electrolyte", "flow", result);
    assertThat(read.notices()).singleElement().asString().contains("/density", "g/cm3");
    assertThat(
            read.value()
                .at("/run_info/chemicals_info/KMTRUDSVKNLOMY-UHFFFAOYSA-N/density/unit")
                .stringValue())
        .isEqualTo("gram / centimeter ** 3");
    assertThat(
            Finales2Units.result(
                    "density",
                    "vibrating_tube_densimetry",
                    FinalesJson.read("{\"viscosity\": {\"values\": [3.1]}}"))
                .notices())
        .singleElement()
        .asString()
        .contains("mPa.s");
  }

  @Test
  void aLocationMayBeWrappedOnceMore() {
    Location place = new Location("KIT HIU Ulm", "AutoBASS", "Tray: 7");
    JsonNode plain = Finales2Locations.write(place);
    assertThat(Finales2Locations.read(plain)).isEqualTo(place);
    assertThat(
            Finales2Locations.read(FinalesJson.mapper().createObjectNode().set("Location", plain)))
        .isEqualTo(place);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Finales2Locations.read(FinalesJson.read("{\"detail_1\": \"x\"}")))
        .withMessageContaining("address");
  }
}
