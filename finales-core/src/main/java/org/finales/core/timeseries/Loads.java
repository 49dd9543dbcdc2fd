package org.finales.core.timeseries;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Datasets that are being filled. They have an id that nobody is told and a name that says which
 * process fills them, so that what a process leaves that died can be told from what is under way.
 */
final class Loads {
  /** Begins the names of datasets that nobody is to see. */
  static final String HIDDEN = "\u0001";

  /** As many as a dataset may have; the true ones become known at the end. */
  private static final List<String> ANY_MODES = anyModes();

  /** How long a process on another computer may take. */
  private static final Duration ELSEWHERE = Duration.ofDays(1);

  private static final int LONGEST_HOST = 80;
  private static final int PARTS = 5;

  private Loads() {}

  static boolean isHidden(String name) {
    return name.startsWith(HIDDEN);
  }

  /** A hidden dataset with the columns of another. */
  static RecordedDataset hidden(RecordedDataset dataset) {
    String name =
        String.join(
            " ",
            HIDDEN + "load",
            host(),
            Long.toString(ProcessHandle.current().pid()),
            Long.toString(started(ProcessHandle.current())),
            Long.toString(Clock.systemUTC().millis()));
    return new RecordedDataset(UUID.randomUUID(), name, ANY_MODES, dataset.auxiliaries());
  }

  /** Whether a hidden dataset was left by a process that is no more. */
  static boolean isLeft(String name) {
    String[] parts = name.split(" ", -1);
    if (parts.length != PARTS) {
      return false;
    }
    try {
      if (parts[1].equals(host())) {
        long pid = Long.parseLong(parts[2]);
        long start = Long.parseLong(parts[3]);
        return ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .map(process -> started(process) != start)
            .orElse(true);
      }
      Instant begun = Instant.ofEpochMilli(Long.parseLong(parts[4]));
      return begun.plus(ELSEWHERE).isBefore(Clock.systemUTC().instant());
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String host() {
    String name;
    try {
      name = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      name = "localhost";
    }
    String plain = name.replaceAll("[^A-Za-z0-9.-]", "_");
    return plain.substring(0, Math.min(plain.length(), LONGEST_HOST));
  }

  private static List<String> anyModes() {
    return Collections.unmodifiableList(
        new ArrayList<>(Collections.nCopies(RecordedDataset.MOST_MODES, "?")));
  }
}
