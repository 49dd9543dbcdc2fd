package org.finales.core.linkeddata.document;

import java.util.Map;
import java.util.Set;
import org.finales.api.battinfo.Prefixes;
import org.finales.api.battinfo.Term;
import org.finales.api.battinfo.Vocabulary;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Standard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes contexts from the vocabulary. The published ones are imitated as they are, for the terms
 * that are used here: with their prefixes and no others, so that what they leave undefined is seen.
 */
final class ShippedContexts {
  private static final String ECHEM = "https://w3id.org/emmo/domain/electrochemistry#";
  private static final String BATTERY = "https://w3id.org/emmo/domain/battery#";

  /** Prefixes of the published context of domain-battery 0.20.2. */
  private static final Map<String, String> DOMAIN_PREFIXES =
      Map.ofEntries(
          Map.entry("bibo", "http://purl.org/ontology/bibo/"),
          Map.entry("csvw", "http://www.w3.org/ns/csvw#"),
          Map.entry("dc", "http://purl.org/dc/elements/1.1/"),
          Map.entry("dcat", "http://www.w3.org/ns/dcat#"),
          Map.entry("dcterms", "http://purl.org/dc/terms/"),
          Map.entry("foaf", "http://xmlns.com/foaf/0.1/"),
          Map.entry("ns1", "https://w3id.org/emmo#"),
          Map.entry("ns2", ECHEM),
          Map.entry("ns3", "https://w3id.org/emmo/domain/chemical-substance#"),
          Map.entry("org", "http://www.w3.org/ns/org#"),
          Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
          Map.entry("prov", "http://www.w3.org/ns/prov#"),
          Map.entry("qb", "http://purl.org/linked-data/cube#"),
          Map.entry("rdf", Standard.RDF),
          Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
          Map.entry("schema", "https://schema.org/"),
          Map.entry("sh", "http://www.w3.org/ns/shacl#"),
          Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
          Map.entry("sosa", "http://www.w3.org/ns/sosa/"),
          Map.entry("ssn", "http://www.w3.org/ns/ssn/"),
          Map.entry("time", "http://www.w3.org/2006/time#"),
          Map.entry("vann", "http://purl.org/vocab/vann/"),
          Map.entry("void", "http://rdfs.org/ns/void#"),
          Map.entry("xsd", Standard.XSD));

  /** Prefixes of BattINFO's context of records, version 1. */
  private static final Map<String, String> RECORD_PREFIXES =
      Map.ofEntries(
          Map.entry("battery", BATTERY),
          Map.entry("electrochemistry", ECHEM),
          Map.entry("emmo", "https://w3id.org/emmo#"),
          Map.entry("battinfo", "https://w3id.org/battinfo/"),
          Map.entry("schema", "https://schema.org/"),
          Map.entry("dcterms", "http://purl.org/dc/terms/"),
          Map.entry("prov", "http://www.w3.org/ns/prov#"),
          Map.entry("dcat", "http://www.w3.org/ns/dcat#"),
          Map.entry("bibo", "http://purl.org/ontology/bibo/"),
          Map.entry("pav", "http://purl.org/pav/"),
          Map.entry("dqv", "http://www.w3.org/ns/dqv#"),
          Map.entry("oa", "http://www.w3.org/ns/oa#"),
          Map.entry("earl", "http://www.w3.org/ns/earl#"),
          Map.entry("spdx", "http://spdx.org/rdf/terms#"),
          Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
          Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
          Map.entry("xsd", Standard.XSD));

  /** Units whose labels the published contexts leave out, so that they are no keys there. */
  private static final Set<String> NO_KEYS =
      Set.of(
          "AmpereHour",
          "MilliAmpereHour",
          "MilliAmpereHourPerGram",
          "MilliAmpereHourPerSquareCentiMetre",
          "AmpereHourPerKilogram",
          "MolePerLitre",
          "WattHour",
          "KiloWattHour",
          "WattHourPerKilogram",
          "WattHourPerLitre",
          "MicroLitre",
          "MilliLitre",
          "Percent",
          "PartPerMillion",
          "Bar");

  private ShippedContexts() {}

  static JsonNode of(ContextUrls.Known known) {
    return switch (known) {
      case DOMAIN -> domain();
      case RECORDS -> records();
      case COLUMNS -> columns();
      case SCHEMA_ORG -> schemaOrg();
      case OWN -> own();
    };
  }

  /** Returns every term of the vocabulary, and every prefix. */
  static JsonNode own() {
    ObjectNode context = labels(Prefixes.all(), false);
    link(context, "hasMeasurementUnit", QuantityNodes.UNIT.value(), "@id");
    link(context, "hasNumberValue", QuantityNodes.NUMBER.value(), Standard.DOUBLE);
    return document(context);
  }

  private static JsonNode domain() {
    ObjectNode context = labels(DOMAIN_PREFIXES, true);
    link(context, "hasMeasurementUnit", QuantityNodes.UNIT.value(), "@vocab");
    return document(context);
  }

  private static JsonNode records() {
    ObjectNode context = labels(RECORD_PREFIXES, true);
    link(context, "hasMeasurementUnit", QuantityNodes.UNIT.value(), "@id");
    link(context, "hasTestObject", BATTERY + "battery_da3b3f28_aaad_4d67_b674_df47e109fb8b", "@id");
    link(
        context,
        "hasTestEquipment",
        BATTERY + "battery_df4ff8f1_2cf2_444a_9498_23f533bd295c",
        "@id");
    return document(context);
  }

  private static JsonNode columns() {
    ObjectNode context = labels(DOMAIN_PREFIXES, true);
    context.put("bdf", Prefixes.namespace("bdf").orElseThrow());
    return document(context);
  }

  private static JsonNode schemaOrg() {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.put("@vocab", "https://schema.org/");
    context.put("schema", "https://schema.org/");
    return document(context);
  }

  private static ObjectNode labels(Map<String, String> prefixes, boolean published) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    prefixes.forEach(context::put);
    for (Term term : Vocabulary.battinfo().terms()) {
      String label = term.label();
      if (!Keys.isLabel(label) || context.has(label) || (published && NO_KEYS.contains(label))) {
        continue;
      }
      String iri = Vocabulary.battinfo().iri(label);
      if (isRelation(label)) {
        link(context, label, iri, "@id");
      } else {
        context.put(label, iri);
      }
    }
    context.put("hasNumericalValue", QuantityNodes.NUMBER.value());
    link(context, "precedes", Vocabulary.battinfo().iri("hasNext"), "@id");
    if (published) {
      context.put("WeightPercent", ECHEM + "electrochemistry_2c0e66c8_d58d_44b2_b0ce_ba55194bd505");
      context.put("VolumePercent", ECHEM + "electrochemistry_db37b358_b2f0_4e06_b6ae_8c56c8fbb6ba");
    }
    return context;
  }

  private static boolean isRelation(String label) {
    return Character.isLowerCase(label.charAt(0))
        && !label.equals("hasNumberValue")
        && !label.equals("hasStringValue");
  }

  private static void link(ObjectNode context, String label, String iri, String type) {
    context.putObject(label).put("@id", iri).put("@type", type);
  }

  private static JsonNode document(ObjectNode context) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("@context", context);
    return document;
  }
}
