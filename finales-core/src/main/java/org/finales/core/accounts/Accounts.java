package org.finales.core.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.AccountTable.StoredAccount;
import org.finales.core.store.EventDraft;
import org.finales.core.store.Ledger;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a store. Managing them takes {@link Action#ADMINISTER}; everybody may change the
 * own password and end the own log-ins. Every change is in the log.
 *
 * <p>Thread-safe; a change takes effect at once here, and on other nodes as soon as they see it in
 * the log.
 */
public final class Accounts {
  /**
   * Names under which the log knows the broker itself, the command line on its folder, and whoever
   * asked and answered in a FINALES 2 server that was imported.
   */
  public static final Set<String> RESERVED = Set.of("finales", "console", "FINALES 2");

  /** Longest name, in characters. */
  static final int MAX_NAME = 200;

  private static final Pattern NAME =
      Pattern.compile("[^\\p{Cntrl}\\s]([^\\p{Cntrl}]*[^\\p{Cntrl}\\s])?");

  private final Store store;
  private final Clock clock;
  private final AccountCache cache;

  Accounts(Store store, Clock clock, AccountCache cache) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
  }

  /** Who manages accounts from the command line of the machine on which the store lies. */
  public static Actor console(String user) {
    return new Actor("console", Role.ADMINISTRATOR, user);
  }

  /**
   * Adds an account.
   *
   * @param passwordHash made by a {@link PasswordHasher}; {@code null} for an account that cannot
   *     log in by password
   * @throws ConflictException if the name is taken
   * @throws InvalidException if the name is empty, longer than 200 characters, begins or ends with
   *     a blank, holds control characters, or is reserved
   */
  public Account add(Actor actor, String name, Role role, @Nullable String passwordHash) {
    actor.require(Action.ADMINISTER);
    requirePossible(name);
    StoredAccount account =
        new StoredAccount(name, UUID.randomUUID(), role.wireName(), passwordHash, false, 0, now());
    return store.write(
        ledger -> {
          if (ledger.accounts().find(name).isPresent()) {
            throw new ConflictException(
                ConflictException.NAME_TAKEN, "there is an account " + name + " already");
          }
          ledger.accounts().insert(account);
          log(ledger, actor, name, "account.added", null, role.wireName(), null);
          return Account.of(account);
        });
  }

  /** All accounts by name. */
  public List<Account> list(Actor actor) {
    actor.require(Action.ADMINISTER);
    return store.read(ledger -> ledger.accounts().all().stream().map(Account::of).toList());
  }

  /** One account. */
  public Optional<Account> find(String name) {
    return Optional.ofNullable(cache.account(name)).map(Account::of);
  }

  /** Whether nobody was added yet. */
  public boolean isEmpty() {
    return store.read(ledger -> ledger.accounts().all().isEmpty());
  }

  /**
   * Changes a password and ends all log-ins that were made with the old one; tokens stay.
   *
   * @param passwordHash made by a {@link PasswordHasher}
   * @throws NotFoundException if there is no such account
   */
  public Account setPassword(Actor actor, String name, String passwordHash) {
    requireSelfOrAdministrator(actor, name);
    return change(
        name,
        (ledger, old) -> {
          log(ledger, actor, name, "account.password-changed", null, null, null);
          return new StoredAccount(
              name,
              old.id(),
              old.role(),
              passwordHash,
              old.disabled(),
              old.epoch() + 1,
              old.created());
        });
  }

  /** Gives an account another role, from its next call on. */
  public Account setRole(Actor actor, String name, Role role) {
    actor.require(Action.ADMINISTER);
    return change(
        name,
        (ledger, old) -> {
          if (old.role().equals(role.wireName())) {
            return old;
          }
          log(ledger, actor, name, "account.role-changed", old.role(), role.wireName(), null);
          return new StoredAccount(
              name,
              old.id(),
              role.wireName(),
              old.passwordHash(),
              old.disabled(),
              old.epoch(),
              old.created());
        });
  }

  /** Keeps an account out: its log-ins end, its tokens rest. */
  public Account disable(Actor actor, String name, @Nullable String reason) {
    return setDisabled(actor, name, true, reason);
  }

  /** Lets a disabled account in again; it has to log in anew, its tokens are good again. */
  public Account enable(Actor actor, String name, @Nullable String reason) {
    return setDisabled(actor, name, false, reason);
  }

  /** Ends all log-ins of an account; tokens stay. */
  public Account logOutEverywhere(Actor actor, String name) {
    requireSelfOrAdministrator(actor, name);
    return change(
        name,
        (ledger, old) -> {
          log(ledger, actor, name, "account.logged-out", null, null, null);
          return new StoredAccount(
              name,
              old.id(),
              old.role(),
              old.passwordHash(),
              old.disabled(),
              old.epoch() + 1,
              old.created());
        });
  }

  /** Replaces a hash by a newer kind for the same password, unless the password was changed. */
  void upgradeHash(String name, String oldHash, String newHash) {
    Actor self = new Actor(name, Role.VIEWER, null);
    change(
        name,
        (ledger, old) -> {
          if (!oldHash.equals(old.passwordHash())) {
            return old;
          }
          log(ledger, self, name, "account.password-rehashed", null, null, null);
          return new StoredAccount(
              name, old.id(), old.role(), newHash, old.disabled(), old.epoch(), old.created());
        });
  }

  private Account setDisabled(Actor actor, String name, boolean disabled, @Nullable String reason) {
    actor.require(Action.ADMINISTER);
    return change(
        name,
        (ledger, old) -> {
          if (old.disabled() == disabled) {
            return old;
          }
          String kind = disabled ? "account.disabled" : "account.enabled";
          log(ledger, actor, name, kind, null, null, reason);
          return new StoredAccount(
              name,
              old.id(),
              old.role(),
              old.passwordHash(),
              disabled,
              disabled ? old.epoch() + 1 : old.epoch(),
              old.created());
        });
  }

  private Account change(String name, Change change) {
    return store.write(
        ledger -> {
          StoredAccount old =
              ledger
                  .accounts()
                  .find(name)
                  .orElseThrow(() -> new NotFoundException("there is no account " + name));
          StoredAccount changed = change.apply(ledger, old);
          if (!changed.equals(old)) {
            ledger.accounts().update(changed);
          }
          return Account.of(changed);
        });
  }

  private void log(
      Ledger ledger,
      Actor actor,
      String name,
      String kind,
      @Nullable String from,
      @Nullable String to,
      @Nullable String message) {
    ledger.append(
        new EventDraft(
            kind,
            AccountCache.ACCOUNT,
            name,
            from,
            to,
            actor.account(),
            actor.source(),
            message,
            null),
        now(),
        null);
  }

  /**
   * Stops whoever may not manage an account: it takes an administrator or the account itself, and
   * not by a token of limited scope, which must not be worth more than its scope when it is stolen.
   *
   * @throws ForbiddenException if the actor may not
   */
  public static void requireSelfOrAdministrator(Actor actor, String name) {
    if (!actor.account().equals(name)) {
      actor.require(Action.ADMINISTER);
    } else if (!actor.may(Action.ADMINISTER) && !actor.actions().equals(actor.role().actions())) {
      throw new ForbiddenException(
          "a token of limited scope may not manage its account; log in, or use an unlimited one");
    }
  }

  /** Whether an account can have a name. */
  public static boolean isPossible(String name) {
    return isWellFormed(name) && !RESERVED.contains(name);
  }

  private static boolean isWellFormed(String name) {
    return name.length() <= MAX_NAME && NAME.matcher(name).matches();
  }

  static void requirePossible(String name) {
    if (!isWellFormed(name)) {
      throw new InvalidException(
          "/name",
          "a name has 1 to "
              + MAX_NAME
              + " characters, no control characters, and no blank at its ends");
    }
    if (RESERVED.contains(name)) {
      throw new InvalidException("/name", "the name " + name + " is the broker's own");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private interface Change {
    StoredAccount apply(Ledger ledger, StoredAccount old);
  }
}
