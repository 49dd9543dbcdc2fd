package org.finales.core.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.broker.Event;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.importing.ImportReport.Kind;
import org.finales.core.store.EventDraft;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One import under way: where it writes, in whose name, and how FINALES 2's notations are read. */
final class Transfer {
  /** Names that requests can have as methods and quantities; see the words of the broker. */
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]+");

  private static final Pattern UUID_DIGITS =
      Pattern.compile(
          "([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})",
          Pattern.CASE_INSENSITIVE);

  /** Longest unreadable row that the log keeps, in characters. */
  private static final int MAX_KEPT = 200_000;

  private static final String SUBJECT = "import";

  final Ledger ledger;
  final String owner;
  final ImportReport.Builder report = new ImportReport.Builder();
  private final Actor actor;
  private final Instant now;
  private final ZoneId zone;

  /**
   * Begins an import.
   *
   * @param owner the account to which requests and results belong
   * @param zone in which the FINALES 2 server's clock went
   */
  Transfer(Ledger ledger, Actor actor, String owner, Instant now, ZoneId zone) {
    this.ledger = ledger;
    this.actor = actor;
    this.owner = owner;
    this.now = now.truncatedTo(ChronoUnit.MICROS);
    this.zone = zone;
  }

  /** Writes an entry to the log. */
  Event log(
      String kind,
      String subject,
      String id,
      @Nullable String from,
      @Nullable String to,
      @Nullable String message,
      @Nullable Map<String, ?> detail) {
    return ledger.append(
        new EventDraft(
            kind,
            subject,
            id,
            from,
            to,
            actor.account(),
            actor.source(),
            message == null || message.isEmpty() ? null : message,
            detail == null ? null : FinalesJson.tree(detail)),
        now,
        null);
  }

  /**
   * Reports a row that cannot be taken over, and keeps it in the log unless it is there already.
   */
  void unreadable(Kind kind, String table, String uuid, String reason, Object row) {
    report.unreadable(kind);
    report.note(table + " " + uuid + " is left out: " + reason);
    String id = table + "/" + uuid;
    if (!ledger.events().about(SUBJECT, id).isEmpty()) {
      return;
    }
    JsonNode kept = FinalesJson.tree(row);
    boolean small = FinalesJson.write(kept).length() <= MAX_KEPT;
    log("import.left-out", SUBJECT, id, null, null, reason, small ? Map.of("row", kept) : null);
  }

  /** A UUID in any notation that FINALES 2 stores. */
  static UUID uuid(String text) throws UnreadableException {
    Matcher digits = UUID_DIGITS.matcher(text);
    if (!digits.matches()) {
      throw new UnreadableException("\"" + text + "\" is not a uuid");
    }
    return UUID.fromString(digits.replaceAll("$1-$2-$3-$4-$5"));
  }

  /** A UUID in its usual notation, or the text as it is if it is none. */
  static String uuidOrText(String text) {
    Matcher digits = UUID_DIGITS.matcher(text);
    return digits.matches()
        ? digits.replaceAll("$1-$2-$3-$4-$5").toLowerCase(java.util.Locale.ROOT)
        : text;
  }

  static JsonNode json(String text, String what) throws UnreadableException {
    try {
      return FinalesJson.read(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("its " + what + " are no JSON: " + e.getMessage());
    }
  }

  static String name(String text, String what) throws UnreadableException {
    if (!NAME.matcher(text).matches()) {
      throw new UnreadableException("its " + what + " is empty or holds control characters");
    }
    return text;
  }

  /** A time that the server took from its local clock. */
  Instant local(String text) throws UnreadableException {
    return time(text).atZone(zone).toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  /** A time that the database wrote, which is UTC; {@code otherwise} if there is none. */
  Instant utc(@Nullable String text, Instant otherwise) {
    try {
      return text == null
          ? otherwise
          : time(text).toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    } catch (UnreadableException e) {
      return otherwise;
    }
  }

  Instant now() {
    return now;
  }

  private static LocalDateTime time(String text) throws UnreadableException {
    try {
      return LocalDateTime.parse(text.strip().replace(' ', 'T'));
    } catch (DateTimeException e) {
      throw new UnreadableException("\"" + text + "\" is not a time");
    }
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** A row cannot be taken over; the message says why. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message);
    }
  }
}
