package org.finales.core.crate;

/** Names within an archive. */
final class CrateTerms {
  static final String METADATA = "ro-crate-metadata.json";
  static final String PROFILE = "https://w3id.org/ro/crate/1.1";
  static final String CONTEXT = "https://w3id.org/ro/crate/1.1/context";
  static final String JSON_LD = "application/ld+json";

  /** What is beside the terms of RO-Crate; written into the archive, so that nothing is fetched. */
  static final String SHA256 = "https://schema.org/sha256";

  static final String RECORD = "urn:finales:term:record";
  static final String KIND = "urn:finales:term:kind";

  private CrateTerms() {}
}
