package org.finales.server.cli;

import java.util.Locale;

/** How records are exported. */
enum ExportFormat {
  JSONLD,
  NQUADS,
  TURTLE,
  RO_CRATE;

  /** The name on the command line. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads {@link #wireName()}.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  static ExportFormat of(String name) {
    for (ExportFormat format : values()) {
      if (format.wireName().equals(name)) {
        return format;
      }
    }
    throw new IllegalArgumentException("jsonld, nquads, turtle and ro-crate are possible");
  }
}
