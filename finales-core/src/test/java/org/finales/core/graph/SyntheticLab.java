package org.finales.core.graph;

import static org.finales.core.engine.Fixture.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battery.CellFormat;
import org.finales.api.battery.Coating;
import org.finales.api.battery.Electrode;
import org.finales.api.battery.Material;
import org.finales.api.broker.Broker;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.Offer;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.capability.BuiltInCapabilities;
import org.finales.api.chemistry.Constituent;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.chemistry.Substance;
import org.finales.api.cycling.BatteryTest;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.CyclingOrder;
import org.finales.api.cycling.CyclingOutcome;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.data.BdfColumn;
import org.finales.api.data.Dataset;
import org.finales.api.data.Distribution;
import org.finales.api.data.TableSchema;
import org.finales.api.json.FinalesJson;
import org.finales.api.property.Condition;
import org.finales.api.property.ConditionKind;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Engine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small laboratory whose requests are posted, claimed and answered through an engine: it measures
 * electrolytes, assembles cells by hand and by robot, and cycles them. The same seed gives the same
 * data.
 */
final class SyntheticLab implements AutoCloseable {
  /** The electrolyte that the published second question asks for. */
  static final String ELECTROLYTE = "https://example.org/lab/electrolyte/lp57";

  private static final String ROBOT_CELL = "0d9f1c5e-6f5b-4d43-9c0e-2a7c3d9f1b11";

  final Engine engine = Engine.inMemory();
  private final Random random = new Random(3);
  private final Broker requester = engine.as("rita");
  private final Broker bench = engine.as("bench");
  private final Tenant tenant;

  SyntheticLab() {
    List<CapabilityDraft> known = new ArrayList<>(BuiltInCapabilities.drafts());
    known.add(
        new CapabilityDraft(
            "cell_assembly",
            "by_hand",
            json("{'type':'object'}"),
            json("{'type':'object'}"),
            true));
    known.forEach(bench.capabilities()::add);
    tenant =
        bench
            .tenants()
            .register(
                new TenantDraft(
                    "bench",
                    "",
                    known.stream()
                        .map(one -> Offer.unrestricted(one.quantity(), one.method()))
                        .toList(),
                    1));
  }

  /** Lets it work: some electrolytes, two cells, two tests. */
  void work(int electrolytes) {
    for (int i = 0; i < electrolytes; i++) {
      measure(i % 2 == 0 ? "298.15" : "313.15");
    }
    answer("cell_assembly", "by_hand", json("{}"), named("battery-cell", cell()));
    cycle();
    assembleByRobot();
    cycleForFinales2();
  }

  private void measure(String kelvin) {
    int carbonate = random.nextInt(10, 60);
    JsonNode wanted =
        json(
            """
            {'temperature': %s, 'formulation': [
              {'chemical': {'SMILES': '[Li+].F[P-](F)(F)(F)(F)F',
                            'InChIKey': 'AXPLOJNSKRXQPA-UHFFFAOYSA-N'},
               'fraction': 0.10, 'fraction_type': 'molPerMol'},
              {'chemical': {'SMILES': 'C1COC(=O)O1', 'InChIKey': 'KMTRUDSVKNLOMY-UHFFFAOYSA-N'},
               'fraction': 0.%02d, 'fraction_type': 'molPerMol'},
              {'chemical': {'SMILES': 'CCOC(=O)OC', 'InChIKey': 'JBTWLSYIZRCDFO-UHFFFAOYSA-N'},
               'fraction': 0.%02d, 'fraction_type': 'molPerMol'}]}"""
                .formatted(kelvin, carbonate, 90 - carbonate));
    JsonNode found =
        json(
            "{'conductivity': {'values': [%s], 'temperature': %s, 'meta': {'success': true,"
                    .formatted(random.nextInt(2, 12) / 10.0, kelvin)
                + " 'rating': 5}}, 'run_info': null}");
    answer("conductivity", "two_electrode", wanted, found);
  }

  private static BatteryCell cell() {
    Electrolyte electrolyte =
        Electrolyte.builder()
            .id(ELECTROLYTE)
            .variantOf("urn:lab:formulation:lp57")
            .salts(
                List.of(
                    Constituent.of(Substance.LITHIUM_HEXAFLUOROPHOSPHATE).toBuilder()
                        .name("LiPF6")
                        .concentration(Quantity.of("1", "mol/L"))
                        .build()))
            .solvents(
                List.of(
                    Constituent.of(Substance.ETHYLENE_CARBONATE).toBuilder()
                        .name("EC")
                        .massFraction(Quantity.of("0.3", "1"))
                        .build(),
                    Constituent.of(Substance.ETHYL_METHYL_CARBONATE).toBuilder()
                        .name("EMC")
                        .massFraction(Quantity.of("0.7", "1"))
                        .build()))
            .build();
    return BatteryCell.builder()
        .id("urn:lab:cell:7")
        .format(CellFormat.COIN)
        .electrolyte(electrolyte)
        .positiveElectrode(
            Electrode.builder()
                .coating(
                    Coating.builder()
                        .activeMaterials(
                            List.of(Material.builder().substance(Substance.NMC_811).build()))
                        .build())
                .build())
        .build();
  }

  private void cycle() {
    Protocol protocol =
        Protocol.builder()
            .name("hold")
            .steps(
                List.of(
                    ConstantVoltage.builder(Quantity.of("4.2", "V"))
                        .ends(List.of(EndCondition.of(EndKind.LOWER_CURRENT, "0.05", "mA")))
                        .build()))
            .build();
    List<Observation> capacities = new ArrayList<>();
    for (int cycle : new int[] {1, 50, 100}) {
      capacities.add(
          Observation.builder(
                  PropertyKind.DISCHARGING_CAPACITY,
                  org.finales.api.battinfo.Nature.MEASURED,
                  Quantity.of(String.valueOf(5 - cycle / 100.0), "mAh"))
              .conditions(
                  List.of(
                      new Condition(
                          ConditionKind.CYCLE_INDEX, Quantity.of(BigDecimal.valueOf(cycle), "1"))))
              .build());
    }
    Dataset recorded =
        Dataset.builder()
            .tableSchema(
                TableSchema.of(
                    BdfColumn.of("Test Time / s").orElseThrow(),
                    BdfColumn.of("Voltage / V").orElseThrow()))
            .distributions(
                List.of(Distribution.builder().downloadUrl("https://lab.example/7.csv").build()))
            .build();
    BatteryTest test =
        BatteryTest.builder().testEquipment("urn:lab:cycler:1").outputs(capacities).build();
    answer(
        "cycling",
        "protocol",
        FinalesJson.tree(CyclingOrder.builder(protocol).battery("urn:lab:cell:7").build()),
        FinalesJson.tree(new CyclingOutcome(test, List.of(recorded))));
  }

  private void assembleByRobot() {
    String made =
        """
        {'battery_chemistry': {'electrolyte': [
          {'chemical': {'SMILES': 'C1COC(=O)O1', 'InChIKey': 'KMTRUDSVKNLOMY-UHFFFAOYSA-N'},
           'fraction': 1.0, 'fraction_type': 'molPerMol'}]}}""";
    String info = "{'cell_name': 'robot 1', 'uuid': '" + ROBOT_CELL + "'}";
    answer(
        "cell_assembly",
        "autobass_assembly",
        json("{'cell': %s, 'cell_info': %s}".formatted(made, info)),
        json(
            "{'batch_id': 'b', 'batch_output': [{'cell_info': %s, 'manufacturing_img': '',"
                    .formatted(info)
                + " 'meta': {'success': true, 'rating': 5}}]}"));
  }

  private void cycleForFinales2() {
    StringBuilder capacities = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      capacities.append(i == 0 ? "" : ",").append(0.0050 - i * 0.000005);
    }
    answer(
        "capacity",
        "cycling",
        json(
            ("{'cycling_protocol': 'p', 'number_cycles': 100, 'reservation_number': '1', 'capacity':"
                    + " 0.005, 'location': {'address': 'here'}, 'cell_info': {'uuid': '%s'}}")
                .formatted(ROBOT_CELL)),
        json("{'capacity_list': [%s]}".formatted(capacities)));
  }

  private void answer(String quantity, String method, JsonNode parameters, JsonNode data) {
    requester.requests().post(RequestDraft.builder(quantity).method(method, parameters).build());
    Claim claim =
        bench.work().next(ClaimOptions.forTenant(tenant.id()), Duration.ZERO).orElseThrow();
    bench.work().deliver(claim.token(), ResultDraft.answering(claim, data));
  }

  private static ObjectNode named(String schema, Record thing) {
    ObjectNode json = (ObjectNode) FinalesJson.tree(thing);
    return json.put("$schema", schema);
  }

  @Override
  public void close() {
    engine.close();
  }
}
