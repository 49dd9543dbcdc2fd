package org.finales.core.linkeddata.broker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battery.CellFormat;
import org.finales.api.broker.Result;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.chemistry.Formulation;
import org.finales.api.cycling.BatteryTest;
import org.finales.api.cycling.CyclingOrder;
import org.finales.api.cycling.CyclingOutcome;
import org.finales.api.cycling.Protocol;
import org.finales.api.data.Dataset;
import org.finales.api.finales2.Finales2Cells;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.finales.core.linkeddata.document.EntityDocument;
import org.finales.core.linkeddata.mapping.LinkedRecords;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes the cells, tests, protocols and data sets that a result tells of: what the quantities
 * {@code cycling}, {@code capacity} and {@code cell_assembly} hold, what was forecast, carried or
 * reserved and what had been asked for, and in any result the things that name their {@code
 * $schema}. Things without an IRI of their own get one below the result's.
 */
final class ThingWriter {
  private static final Node.Iri GENERATED_BY = Terms.term("prov:wasGeneratedBy");
  private static final Node.Iri USED = Terms.term("prov:used");
  private static final Node.Iri RESULT = Terms.term("schema:result");
  private static final Node.Iri HAS_OUTPUT = Terms.term("hasOutput");
  private static final Unit AMPERE_HOUR = Unit.parse("Ah");

  private final BrokerNames names;
  private final Statements out;
  private final Node.Iri name;
  private final Node.Iri run;
  private final Result result;

  private ThingWriter(
      BrokerNames names, Statements out, Node.Iri name, Node.Iri run, Result result) {
    this.names = names;
    this.out = out;
    this.name = name;
    this.run = run;
    this.result = result;
  }

  /**
   * Adds what a result tells of; nothing where it does not fit, for a capability of the
   * laboratory's own may mean something else by a name.
   *
   * @param name name of the result
   * @param run the run of the method
   */
  static void write(BrokerNames names, Statements out, Node.Iri name, Node.Iri run, Result result) {
    ThingWriter writer = new ThingWriter(names, out, name, run, result);
    JsonNode data = result.data();
    List<Record> things = new ArrayList<>();
    try {
      if (data.path("test").isObject()) {
        things.addAll(writer.cycling());
      } else if (data.path("batch_output").isArray()) {
        things.addAll(writer.assembled());
      } else if (data.path("capacity_list").isArray()) {
        things.addAll(writer.capacities());
      } else {
        things.addAll(ServiceThings.of(result));
      }
    } catch (LinkedDataException | IllegalArgumentException e) {
      things.clear();
    }
    things.forEach(writer::add);
    writer.named(data);
  }

  private void add(Record thing) {
    Node node = LinkedRecords.write(thing, out);
    if (ServiceThings.isOrder(thing)) {
      out.add(run, USED, node);
    } else if (thing instanceof BatteryTest) {
      out.add(name, GENERATED_BY, node);
    } else if (thing instanceof Dataset) {
      out.add(name, RESULT, node);
    } else if (!(thing instanceof Protocol)) {
      out.add(run, HAS_OUTPUT, node);
    }
  }

  /** The things that name their schema, as the whole or as parts of the data. */
  private void named(JsonNode data) {
    List<JsonNode> documents = new ArrayList<>(List.of(data));
    data.forEach(documents::add);
    for (JsonNode document : documents) {
      if (document.isObject() && EntityDocument.is(document)) {
        try {
          EntityDocument.records(document).forEach(this::add);
        } catch (LinkedDataException e) {
          continue; // it says $schema and means another
        }
      }
    }
  }

  private List<Record> cycling() {
    CyclingOutcome outcome = FinalesJson.convert(result.data(), CyclingOutcome.class);
    CyclingOrder order =
        result.parameters().has("protocol")
            ? FinalesJson.convert(result.parameters(), CyclingOrder.class)
            : null;
    List<Record> things = new ArrayList<>();
    Set<String> recorded = new LinkedHashSet<>(outcome.test().datasets());
    for (Dataset dataset : outcome.datasets()) {
      String id = id(dataset.id(), "dataset" + things.size());
      things.add(dataset.toBuilder().id(id).build());
      recorded.add(id);
    }
    BatteryTest test = outcome.test();
    BatteryTest.Builder whole = test.toBuilder().id(id(test.id(), "test"));
    whole.datasets(List.copyOf(recorded));
    if (order != null) {
      if (test.testObject() == null) {
        whole.testObject(order.battery());
      }
      if (test.protocol() == null) {
        String id = id(order.protocol().id(), "protocol");
        things.add(order.protocol().toBuilder().id(id).build());
        whole.protocol(id);
      }
    }
    things.add(whole.build());
    return things;
  }

  private List<Record> assembled() {
    List<Record> cells = new ArrayList<>();
    for (JsonNode made : result.data().path("batch_output")) {
      JsonNode described = made.path("cell").isObject() ? made : result.parameters();
      BatteryCell cell = cell(described.path("cell"), made.path("cell_info"), cells.size());
      // AutoBASS seals coin cells: doi 10.1039/D2DD00046F.
      cells.add(
          result.method().startsWith("autobass")
              ? cell.toBuilder().format(CellFormat.COIN).build()
              : cell);
    }
    return cells;
  }

  private List<Record> capacities() {
    JsonNode parameters = result.parameters();
    JsonNode info =
        result.data().path("cell_info").isObject()
            ? result.data().path("cell_info")
            : parameters.path("cell_info");
    BatteryCell cell = cell(parameters.path("cell"), info, 0);
    BigDecimal nominal =
        parameters.path("capacity").isNumber() ? parameters.path("capacity").decimalValue() : null;
    return List.of(
        cell,
        BatteryTest.builder()
            .id(id(null, "test"))
            .testObject(cell.id())
            .outputs(
                Finales2Cells.capacities(
                        result.data().path("capacity_list"),
                        nominal == null ? null : new Quantity(nominal, AMPERE_HOUR))
                    .value())
            .build());
  }

  /** A cell of FINALES 2, with an IRI and the name of its mixture. */
  private BatteryCell cell(JsonNode made, JsonNode info, int number) {
    BatteryCell cell =
        Finales2Cells.read(made.isObject() ? made : null, info.isObject() ? info : null).value();
    Electrolyte electrolyte = cell.electrolyte();
    JsonNode mixture = made.path("battery_chemistry").path("electrolyte");
    BatteryCell.Builder whole = cell.toBuilder().id(id(cell.id(), "cell" + number));
    if (electrolyte != null && mixture.isArray() && !mixture.isEmpty()) {
      String same = SampleWriter.fingerprint(Formulation.read(mixture));
      whole.electrolyte(electrolyte.toBuilder().variantOf(names.formulation(same).value()).build());
    }
    return whole.build();
  }

  private String id(@Nullable String own, String part) {
    return own == null ? BrokerNames.part(name, part).value() : own;
  }
}
