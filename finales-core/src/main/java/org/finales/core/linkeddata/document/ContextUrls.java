package org.finales.core.linkeddata.document;

import java.util.Map;
import java.util.Optional;

/** The published contexts by their addresses. */
final class ContextUrls {
  /** A published context. */
  enum Known {
    /** Labels of EMMO and its domains of electrochemistry, substances and batteries. */
    DOMAIN,
    /** BattINFO's records. */
    RECORDS,
    /** The columns of the Battery Data Format. */
    COLUMNS,
    /** Everything of schema.org. */
    SCHEMA_ORG,
    /** This project's own. */
    OWN
  }

  static final String BATTERY = "w3id.org/emmo/domain/battery/context";
  static final String ELECTROCHEMISTRY = "w3id.org/emmo/domain/electrochemistry/context";
  static final String RECORDS = "w3id.org/battinfo/context/records/v1";
  static final String COLUMNS =
      "w3id.org/battery-data-alliance/ontology/battery-data-format/context";

  private static final Map<String, Known> KNOWN =
      Map.ofEntries(
          Map.entry(BATTERY, Known.DOMAIN),
          Map.entry(ELECTROCHEMISTRY, Known.DOMAIN),
          Map.entry("w3id.org/emmo/domain/chemical-substance/context", Known.DOMAIN),
          Map.entry(
              "w3id.org/emmo/domain/characterisation-methodology/chameo/context", Known.DOMAIN),
          Map.entry(
              "raw.githubusercontent.com/emmo-repo/domain-battery/master/context", Known.DOMAIN),
          Map.entry("emmo-repo.github.io/domain-battery/context", Known.DOMAIN),
          Map.entry(RECORDS, Known.RECORDS),
          Map.entry(COLUMNS, Known.COLUMNS),
          Map.entry("schema.org", Known.SCHEMA_ORG),
          Map.entry("schema.org/docs/jsonldcontext", Known.SCHEMA_ORG),
          Map.entry(Contexts.OWN, Known.OWN));

  private ContextUrls() {}

  /** Finds a context by its {@linkplain #normal normal} address. */
  static Optional<Known> known(String normal) {
    return Optional.ofNullable(KNOWN.get(normal));
  }

  /** Returns an address without what does not tell contexts apart: scheme, last slash, ending. */
  static String normal(String url) {
    String normal = url;
    int fragment = normal.indexOf('#');
    if (fragment >= 0) {
      normal = normal.substring(0, fragment);
    }
    normal = without(normal, "https://", "http://", "www.");
    for (String ending : new String[] {"/", ".jsonld", ".json"}) {
      if (normal.endsWith(ending)) {
        normal = normal.substring(0, normal.length() - ending.length());
      }
    }
    return normal;
  }

  private static String without(String text, String... beginnings) {
    String rest = text;
    for (String beginning : beginnings) {
      if (rest.startsWith(beginning)) {
        rest = rest.substring(beginning.length());
      }
    }
    return rest;
  }
}
