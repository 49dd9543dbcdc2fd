package org.finales.core.crate;

import java.util.Locale;

/** How records are written for others. */
public enum ExportFormat {
  /** One document of JSON-LD with a named graph for each record. */
  JSONLD("application/ld+json", "jsonld"),
  /** N-Quads with a named graph for each record. */
  NQUADS("application/n-quads", "nq"),
  /** Turtle, which has no named graphs; nothing can be imported from it. */
  TURTLE("text/turtle", "ttl"),
  /** An RO-Crate 1.1 archive, the only one with files. */
  RO_CRATE("application/zip", "zip");

  private final String mediaType;
  private final String extension;

  ExportFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** The name on the command line and in addresses. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The media type of what is written, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** How names of files in it end, without a dot. */
  public String extension() {
    return extension;
  }

  /**
   * Reads {@link #wireName()}.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  public static ExportFormat of(String name) {
    for (ExportFormat format : values()) {
      if (format.wireName().equals(name)) {
        return format;
      }
    }
    throw new IllegalArgumentException("jsonld, nquads, turtle and ro-crate are possible");
  }
}
