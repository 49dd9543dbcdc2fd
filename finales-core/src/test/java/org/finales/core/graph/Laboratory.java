package org.finales.core.graph;

import java.util.List;
import java.util.Random;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;

/**
 * A laboratory's years as graphs, one for each result: four of five are a conductivity of an
 * electrolyte with its composition, the fifth is a battery test with its cell, capacities and
 * dataset. The same seed gives the same graphs.
 */
final class Laboratory {
  private static final String BASE = "https://lab.example/";
  private static final int PROTOCOLS = 100;

  private final Random random = new Random(20261120);

  /** Test protocols, a graph for each; before the results, which refer to them. */
  List<Graph> protocols() {
    return java.util.stream.IntStream.range(0, PROTOCOLS).mapToObj(this::protocol).toList();
  }

  /** The graph of one result. */
  Graph result(int number) {
    return number % 5 == 4 ? test(number) : conductivity(number);
  }

  private Graph conductivity(int number) {
    Statements out = new Statements();
    Node.Iri name = new Node.Iri(BASE + "result/" + number);
    Node.Iri electrolyte = new Node.Iri(BASE + "electrolyte/" + number);
    out.type(electrolyte, Terms.term("OrganicElectrolyte"));
    out.text(electrolyte, Terms.term("schema:name"), "electrolyte " + number);
    part(out, electrolyte, "hasSolute", "LithiumHexafluorophosphate", "LiPF6", 1);
    double share = random.nextInt(1, 10) / 10.0;
    part(out, electrolyte, "hasSolvent", "EthyleneCarbonate", "EC", share);
    part(out, electrolyte, "hasSolvent", "EthylMethylCarbonate", "EMC", 1 - share);
    Node measured = new Node.Iri(name.value() + "#quantity");
    out.add(electrolyte, Terms.term("hasProperty"), measured);
    quantity(
        out,
        measured,
        "ElectrolyticConductivity",
        "MeasuredProperty",
        random.nextInt(20, 120) / 10.0,
        "https://w3id.org/emmo#MilliSiemensPerCentiMetre");
    condition(out, measured, "CelsiusTemperature", random.nextInt(1, 7) * 10 - 5, "DegreeCelsius");
    out.text(name, new Node.Iri("urn:finales:term:status"), "original");
    return out.graph(name);
  }

  private Graph test(int number) {
    Statements out = new Statements();
    Node.Iri name = new Node.Iri(BASE + "result/" + number);
    Node.Iri cell = new Node.Iri(BASE + "cell/" + number);
    out.type(cell, Terms.term("CoinCell"));
    Node electrode = out.blank();
    Node coating = out.blank();
    Node material = out.blank();
    out.add(cell, Terms.term("hasPositiveElectrode"), electrode);
    out.add(electrode, Terms.term("hasCoating"), coating);
    out.add(coating, Terms.term("hasActiveMaterial"), material);
    out.type(
        material,
        Terms.term(
            number % 2 == 0 ? "LithiumNickelManganeseCobaltOxide811" : "LithiumIronPhosphate"));
    Node filling = out.blank();
    out.add(cell, Terms.term("hasElectrolyte"), filling);
    out.add(
        filling,
        Terms.term("schema:isVariantOf"),
        new Node.Iri(BASE + "electrolyte/" + (number - 1)));
    Node nominal = out.blank();
    out.add(cell, Terms.term("hasProperty"), nominal);
    quantity(out, nominal, "NominalCapacity", "ConventionalProperty", 4.5, MILLI_AMPERE_HOUR);
    Node.Iri test = new Node.Iri(name.value() + "#test");
    out.type(test, Terms.term("BatteryTest"));
    out.add(test, Terms.term("hasTestObject"), cell);
    out.add(test, Terms.term("hasTestEquipment"), new Node.Iri(BASE + "equipment/" + number % 8));
    out.add(
        test,
        Terms.term("prov:used"),
        new Node.Iri(BASE + "protocol/" + random.nextInt(PROTOCOLS)));
    for (int cycle : new int[] {1, 50, 100}) {
      Node capacity = out.blank();
      out.add(test, Terms.term("hasOutput"), capacity);
      double value = 4.6 - cycle * random.nextInt(1, 20) / 2000.0;
      quantity(out, capacity, "DischargingCapacity", "MeasuredProperty", value, MILLI_AMPERE_HOUR);
      condition(out, capacity, "CycleIndex", cycle, ONE);
    }
    Node.Iri dataset = new Node.Iri(name.value() + "#dataset");
    out.add(test, Terms.term("schema:result"), dataset);
    Node distribution = out.blank();
    out.add(dataset, Terms.term("dcat:distribution"), distribution);
    out.add(
        distribution,
        Terms.term("dcat:downloadURL"),
        new Node.Iri(BASE + "file/" + number + ".csv"));
    Node schema = out.blank();
    out.add(dataset, Terms.term("csvw:tableSchema"), schema);
    Node time = column(out, "test_time_second", "Test Time / s");
    Node voltage = column(out, "voltage_volt", "Voltage / V");
    Node current = column(out, "current_ampere", "Current / A");
    out.add(schema, Terms.term("csvw:column"), out.list(List.of(time, voltage, current)));
    return out.graph(name);
  }

  private Graph protocol(int number) {
    Statements out = new Statements();
    Node.Iri plan = new Node.Iri(BASE + "protocol/" + number);
    out.type(plan, Terms.term("prov:Plan"));
    Node before = plan;
    for (int step = 0; step < 6; step++) {
      Node next = out.blank();
      out.add(before, Terms.term(step == 0 ? "hasTask" : "hasNext"), next);
      out.type(next, Terms.term(step % 3 == 1 ? "VoltageHold" : "ConstantCurrentCharging"));
      Node limit = out.blank();
      out.add(next, Terms.term("hasInput"), limit);
      quantity(
          out,
          limit,
          "Voltage",
          "ConventionalProperty",
          number % 4 == 0 ? 4.2 : 4.1,
          "https://w3id.org/emmo#Volt");
      before = next;
    }
    return out.graph(plan);
  }

  private static final String ONE =
      "https://w3id.org/emmo#EMMO_5ebd5e01_0ed3_49a2_a30d_cd05cbe72978";
  private static final String MILLI_AMPERE_HOUR = "https://w3id.org/emmo#MilliAmpereHour";

  private static Node column(Statements out, String name, String title) {
    Node column = out.blank();
    out.add(
        column,
        Terms.term("csvw:propertyUrl"),
        new Node.Iri(
            "https://w3id.org/battery-data-alliance/ontology/battery-data-format#" + name));
    out.text(column, Terms.term("csvw:titles"), title);
    return column;
  }

  private static void part(
      Statements out, Node whole, String relation, String type, String name, double share) {
    Node substance = out.blank();
    out.add(whole, Terms.term(relation), substance);
    out.type(substance, Terms.term(type));
    out.text(substance, Terms.term("schema:name"), name);
    Node content = out.blank();
    out.add(substance, Terms.term("hasProperty"), content);
    quantity(out, content, "MassFraction", "ConventionalProperty", share, ONE);
  }

  private static void condition(
      Statements out, Node measured, String type, double value, String unit) {
    Node condition = out.blank();
    out.add(measured, Terms.term("hasMeasurementParameter"), condition);
    quantity(
        out,
        condition,
        type,
        "ConventionalProperty",
        value,
        unit.contains(":") ? unit : "https://w3id.org/emmo#" + unit);
  }

  private static void quantity(
      Statements out, Node node, String type, String nature, double value, String unit) {
    out.type(node, Terms.term(type));
    out.type(node, Terms.term(nature));
    out.text(node, Terms.term("skos:prefLabel"), type);
    Node number = out.blank();
    out.add(node, Terms.term("hasNumericalPart"), number);
    out.type(number, Terms.term("RealData"));
    out.add(
        number,
        Terms.term("hasNumberValue"),
        Standard.literal(Double.toString(value), Standard.DOUBLE));
    out.add(node, Terms.term("hasMeasurementUnit"), new Node.Iri(unit));
  }
}
