package org.finales.api.broker;

/** Bounds of what the broker's words may hold; the records name them in their constraints. */
final class Limits {
  /** Characters of a name: quantity, method, account, tenant, resource. */
  static final int NAME = 200;

  /** Characters of an explanation for people. */
  static final int TEXT = 4000;

  /** Acceptable methods of one request. */
  static final int METHODS = 32;

  /** Entries of a list of tenants, resources or offers. */
  static final int ENTRIES = 256;

  /** A name that is not blank and holds no control characters. */
  static final String NAME_PATTERN = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*";

  private Limits() {}
}
