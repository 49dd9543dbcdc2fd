package org.finales.core.station;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.experiment.ChannelAlarm;
import org.finales.api.json.FinalesJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarms of a channel that stand, kept on disk until a person acknowledges them. Thread-safe.
 */
final class AlarmBook {
  private static final Logger log = LoggerFactory.getLogger(AlarmBook.class);

  /** Most alarms that stand; more say nothing new. */
  private static final int MOST = 50;

  private record Page(List<ChannelAlarm> alarms) {}

  private final Path file;
  private List<ChannelAlarm> standing;
  private boolean saved = true;

  AlarmBook(Path file) {
    this.file = file;
    this.standing =
        StateFiles.read(file)
            .map(bytes -> FinalesJson.read(bytes, Page.class).alarms())
            .map(List::copyOf)
            .orElse(List.of());
  }

  synchronized List<ChannelAlarm> standing() {
    return standing;
  }

  synchronized boolean isClear() {
    return standing.isEmpty();
  }

  synchronized void add(ChannelAlarm alarm) {
    if (standing.size() < MOST) {
      List<ChannelAlarm> more = new ArrayList<>(standing);
      more.add(alarm);
      standing = List.copyOf(more);
    }
    save();
  }

  /** Says that the output was seen to be off after all. */
  synchronized void safe() {
    if (standing.stream().allMatch(ChannelAlarm::safe)) {
      return;
    }
    standing =
        standing.stream()
            .map(
                alarm ->
                    new ChannelAlarm(
                        alarm.id(),
                        alarm.code(),
                        alarm.text(),
                        alarm.time(),
                        true,
                        alarm.experiment()))
            .toList();
    save();
  }

  synchronized void clear() {
    standing = List.of();
    save();
  }

  /** Tries again to write what could not be written, as for a lack of room. */
  synchronized void saveIfNeeded() {
    if (!saved) {
      save();
    }
  }

  private void save() {
    try {
      if (standing.isEmpty()) {
        StateFiles.delete(file);
      } else {
        StateFiles.write(file, FinalesJson.writeBytes(new Page(standing)));
      }
      saved = true;
    } catch (UncheckedIOException e) {
      if (saved) {
        log.error("alarms are not kept on disk until there is room: {}", e.getMessage());
      }
      saved = false;
    }
  }
}
