package org.finales.cycler.sequence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a {@link Sequencer} remembers, small enough to be kept with every few readings;
 * immutable. It holds for the same protocol and the same edition of this library. The two lists are
 * for {@link Sequencer} alone.
 *
 * @param protocol checksum of the protocol
 * @param status how far it is
 * @param reason why it ended early; or null
 * @param counters whole numbers and times
 * @param amounts measured values and sums of them; some may be NaN
 */
public record SequencerSnapshot(
    String protocol,
    SequenceStatus status,
    @Nullable String reason,
    List<Long> counters,
    List<Double> amounts) {

  /** Copies the lists. */
  public SequencerSnapshot {
    counters = List.copyOf(counters);
    amounts = List.copyOf(amounts);
  }
}
