package org.finales.server.web.monitor;

import java.time.Instant;
import java.util.List;
import org.finales.server.web.experiments.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * A station as the monitor shows it.
 *
 * @param id its identifier
 * @param name what people call it
 * @param location where it is; may be empty
 * @param online whether it was there lately
 * @param lastSeen its last sign of life; null if there was none
 * @param channels what its channels do, in the order in which they are described
 */
public record StationView(
    String id,
    String name,
    String location,
    boolean online,
    @Nullable Instant lastSeen,
    List<ChannelState> channels) {

  /** Copies the list. */
  public StationView {
    channels = List.copyOf(channels);
  }
}
