package org.finales.core.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.core.importing.ImportReport.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A status log of FINALES 2, which becomes part of ours: the time of an entry is in its detail,
 * because our log has its own.
 */
final class History {
  private final Transfer transfer;
  private final Kind kind;
  private final String subject;
  private final Map<String, List<Finales2Rows.Log>> entries = new LinkedHashMap<>();

  /**
   * Sorts a status log by what it is about.
   *
   * @param subject what our log calls it
   */
  History(Transfer transfer, Kind kind, String subject, List<Finales2Rows.Log> rows) {
    this.transfer = transfer;
    this.kind = kind;
    this.subject = subject;
    for (Finales2Rows.Log row : rows) {
      entries.computeIfAbsent(row.subject(), key -> new ArrayList<>()).add(row);
    }
  }

  /**
   * Writes what is known about one thing.
   *
   * @return the last status, in our words; {@code null} if nothing is known
   */
  @Nullable String write(String row, UUID id) {
    String last = null;
    List<Finales2Rows.Log> known = entries.remove(row);
    if (known == null) {
      return null;
    }
    for (Finales2Rows.Log entry : known) {
      String status = entry.status().equals("reserved") ? "claimed" : entry.status();
      Instant time = transfer.utc(entry.loadTime(), transfer.now());
      transfer.log(
          subject + ".status-imported",
          subject,
          id.toString(),
          last,
          status,
          entry.message(),
          Map.of("status", entry.status(), "time", time.toString()));
      last = status;
    }
    transfer.report.added(kind, known.size());
    return last;
  }

  /** Counts what is left: about things that were here before, were left out, or never were. */
  void finish(Known known) {
    entries.forEach(
        (row, about) -> {
          if (known.isPresent(row)) {
            transfer.report.present(kind, about.size());
          } else {
            for (Finales2Rows.Log entry : about) {
              transfer.unreadable(
                  kind,
                  "status_log_" + subject,
                  entry.uuid(),
                  "it is about a " + subject + " that is not there or was left out",
                  entry);
            }
          }
        });
  }

  /** Tells whether a row's thing is in the store. */
  interface Known {
    boolean isPresent(String row);
  }
}
