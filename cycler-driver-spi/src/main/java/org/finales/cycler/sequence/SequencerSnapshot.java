package org.finales.cycler.sequence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.finales.api.cycling.Protocol;
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

  static String checksum(Protocol protocol) {
    CRC32 crc = new CRC32();
    crc.update(protocol.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
