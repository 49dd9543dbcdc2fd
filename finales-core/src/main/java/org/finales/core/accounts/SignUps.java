package org.finales.core.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.AccountTable.StoredAccount;
import org.finales.core.store.EventDraft;
import org.finales.core.store.Ledger;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accounts that people ask for themselves: openly, by invitation, or not at all, which is so at
 * first. Whoever asks openly has a disabled account until an administrator approves it and gives it
 * a role; an invitation carries a role, which an administrator gave when it was made. Every step is
 * in the log. Thread-safe.
 */
public final class SignUps {
  /** Most accounts that wait for approval at once. */
  public static final int MOST_WAITING = 200;

  /** Most invitations that are open at once. */
  public static final int MOST_INVITATIONS = 200;

  /** How long an invitation is good. */
  public static final Duration INVITATION_LIFETIME = Duration.ofDays(14);

  /** Longest note, in characters. */
  public static final int MAX_NOTE = 500;

  private static final String MODE = "sign-up";
  private static final String WAITING = "sign-up-waiting";
  private static final String INVITATIONS = "sign-up-invitations";
  private static final String SUBJECT = "sign-up";
  private static final int PER_SOURCE = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Clock clock;
  private final Accounts accounts;
  private final FailureLimiter bySource;

  SignUps(Store store, Clock clock, Accounts accounts) {
    this.store = store;
    this.clock = clock;
    this.accounts = accounts;
    this.bySource = new FailureLimiter(clock, PER_SOURCE, Duration.ofHours(1));
  }

  /** Who may ask for an account. */
  public enum Mode {
    CLOSED,
    INVITATION,
    OPEN;

    /** The name used in stores and forms: lower case. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #wireName()}; closed for everything else. */
    public static Mode of(String name) {
      for (Mode mode : values()) {
        if (mode.wireName().equals(name)) {
          return mode;
        }
      }
      return CLOSED;
    }
  }

  /**
   * An account that waits for approval.
   *
   * @param name the account
   * @param note what the person says of itself; may be empty
   * @param since when it was asked for
   */
  public record Waiting(String name, String note, Instant since) {}

  /**
   * An open invitation, without its code.
   *
   * @param id by which it is taken back
   * @param role what the invited will be
   * @param note for whom it is; may be empty
   * @param expires when it ends by itself
   */
  public record Invitation(UUID id, Role role, String note, Instant expires) {}

  /**
   * A new invitation with its code, which is told this once.
   *
   * @param invitation the invitation
   * @param code what the invited person needs, 22 characters of base64url
   */
  public record Issued(Invitation invitation, String code) {
    @Override
    public String toString() {
      return "Issued[" + invitation + "]";
    }
  }

  /** Who may ask for an account now. */
  public Mode mode() {
    return store.read(ledger -> Mode.of(ledger.keys().setting(MODE).orElse("")));
  }

  /** Changes who may ask for an account. */
  public void setMode(Actor actor, Mode mode) {
    actor.require(Action.ADMINISTER);
    store.write(
        ledger -> {
          Mode before = Mode.of(ledger.keys().setting(MODE).orElse(""));
          if (before != mode) {
            ledger.keys().set(MODE, mode.wireName());
            log(ledger, actor, "sign-up.changed", "mode", before.wireName(), mode.wireName());
          }
          return null;
        });
  }

  /**
   * Asks for an account.
   *
   * @param passwordHash made by a {@link PasswordHasher}
   * @param note what the person says of itself
   * @param code an invitation's; {@code null} without one
   * @param source where from
   * @return whether the account can be used at once; otherwise it waits for approval
   * @throws ForbiddenException if nobody may ask, or the invitation is not good
   * @throws ConflictException if the name is taken, or too many wait already
   * @throws InvalidException if the name cannot be one
   * @throws TooManyAttemptsException if too many came from there lately
   */
  public boolean signUp(
      String name, String passwordHash, String note, @Nullable String code, String source) {
    bySource.begin(source).end(true);
    Accounts.requirePossible(name);
    if (note.length() > MAX_NOTE) {
      throw new InvalidException("/note", "at most " + MAX_NOTE + " characters");
    }
    Actor self = new Actor(name, Role.VIEWER, source);
    return store.write(
        ledger -> {
          Mode mode = Mode.of(ledger.keys().setting(MODE).orElse(""));
          Role role = code == null ? null : used(ledger, code);
          if (role == null && mode != Mode.OPEN) {
            throw new ForbiddenException(
                mode == Mode.CLOSED
                    ? "signing up is closed; ask an administrator for an account"
                    : "signing up takes an invitation, and this one is not good, used or too old");
          }
          if (ledger.accounts().find(name).isPresent()) {
            throw new ConflictException(
                ConflictException.NAME_TAKEN, "there is an account " + name + " already");
          }
          List<Waiting> waiting = waiting(ledger);
          boolean atOnce = role != null;
          if (!atOnce && waiting.size() >= MOST_WAITING) {
            throw new ConflictException("too-many-waiting", "too many wait for approval already");
          }
          Role given = role == null ? Role.VIEWER : role;
          ledger
              .accounts()
              .insert(
                  new StoredAccount(
                      name, UUID.randomUUID(), given.wireName(), passwordHash, !atOnce, 0, now()));
          accountLog(ledger, self, name, "account.signed-up", given.wireName());
          if (!atOnce) {
            waiting.add(new Waiting(name, note, now()));
            write(ledger, waiting);
          }
          return atOnce;
        });
  }

  /** Those that wait for approval, oldest first. */
  public List<Waiting> waiting(Actor actor) {
    actor.require(Action.ADMINISTER);
    return store.read(ledger -> List.copyOf(waiting(ledger)));
  }

  /**
   * Lets an account in that waits.
   *
   * @throws NotFoundException if it does not wait
   */
  public void approve(Actor actor, String name, Role role) {
    settle(actor, name);
    accounts.setRole(actor, name, role);
    accounts.enable(actor, name, "approved");
  }

  /**
   * Turns an account away that waits; it stays disabled, so that its name is not given again.
   *
   * @throws NotFoundException if it does not wait
   */
  public void reject(Actor actor, String name, @Nullable String reason) {
    settle(actor, name);
    store.write(
        ledger -> {
          accountLog(ledger, actor, name, "account.rejected", reason);
          return null;
        });
  }

  private void settle(Actor actor, String name) {
    actor.require(Action.ADMINISTER);
    store.write(
        ledger -> {
          List<Waiting> waiting = waiting(ledger);
          if (!waiting.removeIf(one -> one.name().equals(name))) {
            throw new NotFoundException(name + " does not wait for approval");
          }
          write(ledger, waiting);
          return null;
        });
  }

  /** Makes an invitation. */
  public Issued invite(Actor actor, Role role, String note) {
    actor.require(Action.ADMINISTER);
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Invitation made =
        new Invitation(
            UUID.randomUUID(),
            role,
            note.length() > MAX_NOTE ? note.substring(0, MAX_NOTE) : note,
            now().plus(INVITATION_LIFETIME));
    store.write(
        ledger -> {
          ArrayNode all = invitations(ledger);
          if (all.size() >= MOST_INVITATIONS) {
            throw new ConflictException(
                "too-many-invitations", "too many invitations are open; take some back");
          }
          ObjectNode one = all.addObject();
          one.put("id", made.id().toString());
          one.put("hash", hash(code));
          one.put("role", role.wireName());
          one.put("note", made.note());
          one.put("expires", made.expires().toString());
          ledger.keys().set(INVITATIONS, FinalesJson.write(all));
          log(ledger, actor, "sign-up.invited", made.id().toString(), null, role.wireName());
          return null;
        });
    return new Issued(made, code);
  }

  /** The open invitations. */
  public List<Invitation> invitations(Actor actor) {
    actor.require(Action.ADMINISTER);
    return store.read(
        ledger -> {
          List<Invitation> all = new ArrayList<>();
          for (JsonNode one : invitations(ledger)) {
            all.add(
                new Invitation(
                    UUID.fromString(one.path("id").asString("")),
                    Role.of(one.path("role").asString("")),
                    one.path("note").asString(""),
                    Instant.parse(one.path("expires").asString(""))));
          }
          return List.copyOf(all);
        });
  }

  /**
   * Takes an invitation back.
   *
   * @throws NotFoundException if there is none
   */
  public void withdraw(Actor actor, UUID id) {
    actor.require(Action.ADMINISTER);
    store.write(
        ledger -> {
          if (!remove(ledger, "id", id.toString()).isPresent()) {
            throw new NotFoundException("there is no open invitation " + id);
          }
          log(ledger, actor, "sign-up.invitation-withdrawn", id.toString(), null, null);
          return null;
        });
  }

  /**
   * Adds the first account of all, an administrator.
   *
   * @throws ConflictException if there is an account already
   */
  public void first(String name, String passwordHash, String source) {
    Accounts.requirePossible(name);
    Actor self = new Actor(name, Role.ADMINISTRATOR, source);
    store.write(
        ledger -> {
          if (!ledger.accounts().all().isEmpty()) {
            throw new ConflictException("set-up", "this server has an administrator already");
          }
          ledger
              .accounts()
              .insert(
                  new StoredAccount(
                      name,
                      UUID.randomUUID(),
                      Role.ADMINISTRATOR.wireName(),
                      passwordHash,
                      false,
                      0,
                      now()));
          accountLog(ledger, self, name, "account.added", Role.ADMINISTRATOR.wireName());
          return null;
        });
  }

  private @Nullable Role used(Ledger ledger, String code) {
    return remove(ledger, "hash", hash(code))
        .map(one -> Role.of(one.path("role").asString("")))
        .orElse(null);
  }

  private Optional<JsonNode> remove(Ledger ledger, String key, String value) {
    ArrayNode all = invitations(ledger);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).path(key).asString("").equals(value)) {
        JsonNode one = all.remove(i);
        ledger.keys().set(INVITATIONS, FinalesJson.write(all));
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** Those that have not ended. */
  private ArrayNode invitations(Ledger ledger) {
    ArrayNode open = FinalesJson.mapper().createArrayNode();
    Instant now = clock.instant();
    for (JsonNode one : read(ledger, INVITATIONS)) {
      if (now.isBefore(Instant.parse(one.path("expires").asString("")))) {
        open.add(one);
      }
    }
    return open;
  }

  private static List<Waiting> waiting(Ledger ledger) {
    List<Waiting> all = new ArrayList<>();
    for (JsonNode one : read(ledger, WAITING)) {
      all.add(
          new Waiting(
              one.path("name").asString(""),
              one.path("note").asString(""),
              Instant.parse(one.path("since").asString(""))));
    }
    return all;
  }

  private static void write(Ledger ledger, List<Waiting> waiting) {
    ArrayNode all = FinalesJson.mapper().createArrayNode();
    for (Waiting one : waiting) {
      ObjectNode node = all.addObject();
      node.put("name", one.name());
      node.put("note", one.note());
      node.put("since", one.since().toString());
    }
    ledger.keys().set(WAITING, FinalesJson.write(all));
  }

  private static JsonNode read(Ledger ledger, String setting) {
    return ledger
        .keys()
        .setting(setting)
        .map(FinalesJson::read)
        .orElseGet(() -> FinalesJson.mapper().createArrayNode());
  }

  private void accountLog(
      Ledger ledger, Actor actor, String name, String kind, @Nullable String message) {
    ledger.append(
        new EventDraft(
            kind,
            AccountCache.ACCOUNT,
            name,
            null,
            null,
            actor.account(),
            actor.source(),
            message,
            null),
        now(),
        null);
  }

  private void log(
      Ledger ledger,
      Actor actor,
      String kind,
      String id,
      @Nullable String from,
      @Nullable String to) {
    ledger.append(
        new EventDraft(kind, SUBJECT, id, from, to, actor.account(), actor.source(), null, null),
        now(),
        null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static String hash(String code) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
