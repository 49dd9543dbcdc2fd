package org.finales.core.experimentdata;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finales.api.experiment.CycleFigures;
import org.finales.core.cyclingdata.Report;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file; immutable.
 *
 * @param dataset the data set
 * @param report what was in the file
 * @param begin when the first row was taken; null if unknown
 * @param end when the last row was taken; null if unknown
 * @param cycles the cycles, at most {@value Report#MAX_CYCLES}
 * @param sha256 checksum of the file in hexadecimal digits
 * @param bytes its size
 * @param notes what is kept otherwise than it was, or not
 */
public record ImportedFile(
    UUID dataset,
    Report report,
    @Nullable Instant begin,
    @Nullable Instant end,
    List<CycleFigures> cycles,
    String sha256,
    long bytes,
    List<String> notes) {
  /** Copies the lists. */
  public ImportedFile {
    cycles = List.copyOf(cycles);
    notes = List.copyOf(notes);
  }
}
