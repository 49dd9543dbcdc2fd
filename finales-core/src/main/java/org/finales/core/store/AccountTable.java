package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts and their tokens. Secrets are kept as hashes only. */
public final class AccountTable {
  private final Session session;

  AccountTable(Session session) {
    this.session = session;
  }

  /** All accounts by name. */
  public List<StoredAccount> all() {
    return accounts("select * from account order by name").list();
  }

  /** One account. */
  public Optional<StoredAccount> find(String name) {
    return accounts("select * from account where name = ?", name).findFirst();
  }

  /** Adds an account. */
  public void insert(StoredAccount account) {
    session.execute(
        "insert into account (name, id, role, password, disabled, epoch, created)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        account.name(),
        account.id().toString(),
        account.role(),
        account.passwordHash(),
        Sql.flag(account.disabled()),
        account.epoch(),
        Micros.of(account.created()));
  }

  /** Writes what can change of an account. */
  public void update(StoredAccount account) {
    session.execute(
        "update account set role = ?, password = ?, disabled = ?, epoch = ? where name = ?",
        account.role(),
        account.passwordHash(),
        Sql.flag(account.disabled()),
        account.epoch(),
        account.name());
  }

  /** The token with this hash. */
  public Optional<StoredToken> token(String hash) {
    return tokens("select * from token where hash = ?", hash).findFirst();
  }

  /** The tokens of an account, oldest first. */
  public List<StoredToken> tokensOf(String account) {
    return tokens("select * from token where account = ? order by created", account).list();
  }

  /** Adds a token. */
  public void insert(StoredToken token) {
    session.execute(
        "insert into token (id, hash, account, name, scopes, created, expires, revoked)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        token.id().toString(),
        token.hash(),
        token.account(),
        token.name(),
        String.join(" ", token.scopes()),
        Micros.of(token.created()),
        Micros.ofNullable(token.expires()),
        Micros.ofNullable(token.revoked()));
  }

  /** Marks a token as revoked; whether there was such a token of the account. */
  public boolean revoke(UUID token, String account, Instant now) {
    return session.execute(
            "update token set revoked = ? where id = ? and account = ? and revoked is null",
            Micros.of(now),
            token.toString(),
            account)
        == 1;
  }

  private Session.Rows<StoredAccount> accounts(String sql, Object... values) {
    return session
        .select(sql, values)
        .map(
            row ->
                new StoredAccount(
                    row.getString("name"),
                    Sql.id(row, "id"),
                    row.getString("role"),
                    row.getString("password"),
                    row.getInt("disabled") == 1,
                    row.getInt("epoch"),
                    Sql.instant(row, "created")));
  }

  private Session.Rows<StoredToken> tokens(String sql, Object... values) {
    return session.select(sql, values).map(row -> token(row));
  }

  private static StoredToken token(ResultSet row) throws SQLException {
    String scopes = row.getString("scopes");
    return new StoredToken(
        Sql.id(row, "id"),
        row.getString("hash"),
        row.getString("account"),
        row.getString("name"),
        scopes.isEmpty()
            ? Set.of()
            : Arrays.stream(scopes.split(" ")).collect(Collectors.toUnmodifiableSet()),
        Sql.instant(row, "created"),
        Sql.nullableInstant(row, "expires"),
        Sql.nullableInstant(row, "revoked"));
  }

  /**
   * An account as it is stored.
   *
   * @param role name of its role
   * @param passwordHash the password's hash in its own notation; {@code null} for an account that
   *     cannot log in by password
   * @param epoch grows when all earlier log-ins shall end
   */
  public record StoredAccount(
      String name,
      UUID id,
      String role,
      @Nullable String passwordHash,
      boolean disabled,
      int epoch,
      Instant created) {}

  /**
   * A token as it is stored.
   *
   * @param hash SHA-256 of the secret, in hexadecimal
   * @param scopes what it may be used for; empty for all that its account may do
   */
  public record StoredToken(
      UUID id,
      String hash,
      String account,
      String name,
      Set<String> scopes,
      Instant created,
      @Nullable Instant expires,
      @Nullable Instant revoked) {}
}
