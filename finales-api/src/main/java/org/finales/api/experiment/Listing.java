package org.finales.api.experiment;

import java.util.List;

/**
 * A part of a list; immutable.
 *
 * @param items in order
 * @param total how many there are in all
 */
public record Listing<T>(List<T> items, long total) {
  /** Copies the list. */
  public Listing {
    items = List.copyOf(items);
  }
}
