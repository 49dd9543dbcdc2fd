package org.finales.core.crate;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of itself.
 *
 * @param name its title
 * @param text what it holds and why, in some sentences
 * @param license IRI of the licence under which it may be used; {@code null} to say nothing
 */
public record CrateDescription(String name, String text, @Nullable URI license) {
  /** A title and text that say only where it comes from. */
  public static CrateDescription ofDefaults() {
    return new CrateDescription(
        "Requests and results of a laboratory",
        "Requests and results of a finales broker with their files, in the words of BattINFO.",
        null);
  }
}
