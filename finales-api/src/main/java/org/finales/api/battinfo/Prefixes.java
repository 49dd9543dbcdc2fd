package org.finales.api.battinfo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Short names of the vocabularies' namespaces, as {@code schema} for {@code https://schema.org/}.
 *
 * <p>The general vocabularies among them are those that are used term by term without being listed
 * in the {@link Vocabulary}. Thread-safe.
 */
public final class Prefixes {
  private static final Map<String, String> NAMESPACES = new LinkedHashMap<>();
  private static final Set<String> GENERAL =
      Set.of(
          "schema",
          "dcterms",
          "dcat",
          "prov",
          "csvw",
          "rdf",
          "rdfs",
          "skos",
          "xsd",
          "spdx",
          "bdf",
          "battinfo",
          "unit",
          "finales");
  private static final Pattern LOCAL_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.\\-]{0,199}");

  static {
    NAMESPACES.put("echem", "https://w3id.org/emmo/domain/electrochemistry#");
    NAMESPACES.put("battery", "https://w3id.org/emmo/domain/battery#");
    NAMESPACES.put("chemsub", "https://w3id.org/emmo/domain/chemical-substance#");
    NAMESPACES.put("chameo", "https://w3id.org/emmo/domain/characterisation-methodology/chameo#");
    NAMESPACES.put("emmo", "https://w3id.org/emmo#");
    NAMESPACES.put("bdf", "https://w3id.org/battery-data-alliance/ontology/battery-data-format#");
    NAMESPACES.put("battinfo", "https://w3id.org/battinfo/");
    NAMESPACES.put("schema", "https://schema.org/");
    NAMESPACES.put("dcterms", "http://purl.org/dc/terms/");
    NAMESPACES.put("dcat", "http://www.w3.org/ns/dcat#");
    NAMESPACES.put("prov", "http://www.w3.org/ns/prov#");
    NAMESPACES.put("csvw", "http://www.w3.org/ns/csvw#");
    NAMESPACES.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    NAMESPACES.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    NAMESPACES.put("skos", "http://www.w3.org/2004/02/skos/core#");
    NAMESPACES.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    NAMESPACES.put("spdx", "http://spdx.org/rdf/terms#");
    NAMESPACES.put("unit", "http://qudt.org/vocab/unit/");
    NAMESPACES.put("finales", "urn:finales:term:");
  }

  private Prefixes() {}

  /** Returns every prefix with its namespace, in a fixed order. */
  public static Map<String, String> all() {
    return Collections.unmodifiableMap(NAMESPACES);
  }

  /** Returns the namespace of a prefix, as that of {@code emmo}. */
  public static Optional<String> namespace(String prefix) {
    return Optional.ofNullable(NAMESPACES.get(prefix));
  }

  /**
   * Returns the absolute IRI of a name with a prefix, as {@code schema:name}; nothing if the prefix
   * is not known or the rest is no local name.
   */
  public static Optional<String> expand(String name) {
    int colon = name.indexOf(':');
    if (colon < 0 || !LOCAL_NAME.matcher(name.substring(colon + 1)).matches()) {
      return Optional.empty();
    }
    return namespace(name.substring(0, colon))
        .map(namespace -> namespace + name.substring(colon + 1));
  }

  /**
   * Returns an IRI as a name with a prefix, as {@code schema:name}; nothing if it lies in no
   * namespace of these or what is left is no local name.
   */
  public static Optional<String> shorten(String iri) {
    for (Map.Entry<String, String> entry : NAMESPACES.entrySet()) {
      if (iri.startsWith(entry.getValue())) {
        String local = iri.substring(entry.getValue().length());
        if (LOCAL_NAME.matcher(local).matches()) {
          return Optional.of(entry.getKey() + ":" + local);
        }
      }
    }
    return Optional.empty();
  }

  /** Tells whether the terms of a prefix may be used without being listed. */
  static boolean isGeneral(String prefix) {
    return GENERAL.contains(prefix);
  }
}
