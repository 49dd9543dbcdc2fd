package org.finales.server.web.station;

import java.time.Instant;
import java.util.List;

/**
 * How far a search for instruments is.
 *
 * @param begun when it began
 * @param questions how many questions it asks
 * @param asked how many were asked
 * @param over whether it is over
 * @param problem why it ended early; empty for nothing
 * @param found who answered
 */
public record ScanView(
    Instant begun, int questions, int asked, boolean over, String problem, List<Hit> found) {
  /** Copies the list. */
  public ScanView {
    found = List.copyOf(found);
  }

  /**
   * An instrument.
   *
   * @param where its connection string
   * @param identity who it is
   */
  public record Hit(String where, String identity) {}
}
