package org.finales.core.station;

/**
 * Why a channel has to be switched off; immutable.
 *
 * @param code what it is about, in lower case with hyphens
 * @param text what happened, with values and limits
 */
record Trip(String code, String text) {
  /** Whether the link, not the battery, is the matter, so that the run may go on later. */
  boolean isOfTheLink() {
    return switch (code) {
      case "link-lost", "stale-data", "runner-hung", "storage-full", "recording-failed" -> true;
      default -> false;
    };
  }
}
