package org.finales.core.accounts;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.finales.api.broker.Event;
import org.finales.core.store.AccountTable.StoredAccount;
import org.finales.core.store.AccountTable.StoredToken;
import org.finales.core.store.Committed;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Accounts and tokens in memory, because every call asks for them. The store's log says when one
 * has changed, whoever changed it; then it is read anew.
 */
final class AccountCache {
  /** What the log calls accounts. */
  static final String ACCOUNT = "account";

  /** What the log calls tokens. */
  static final String TOKEN = "token";

  private final Store store;
  private final ConcurrentMap<String, StoredAccount> accounts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, StoredToken> tokens = new ConcurrentHashMap<>();

  /** Grows before an entry is dropped, so that nobody keeps what was read before the change. */
  private final AtomicLong changes = new AtomicLong();

  AccountCache(Store store) {
    this.store = store;
    store.follow(this::forgetChanged);
  }

  @Nullable StoredAccount account(String name) {
    StoredAccount known = accounts.get(name);
    if (known != null) {
      return known;
    }
    long seen = changes.get();
    StoredAccount found = store.read(ledger -> ledger.accounts().find(name)).orElse(null);
    if (found != null) {
      accounts.put(name, found);
      if (changes.get() != seen) {
        accounts.remove(name);
      }
    }
    return found;
  }

  /** The token whose secret has this hash. */
  @Nullable StoredToken token(String hash) {
    StoredToken known = tokens.get(hash);
    if (known != null) {
      return known;
    }
    long seen = changes.get();
    StoredToken found = store.read(ledger -> ledger.accounts().token(hash)).orElse(null);
    if (found != null) {
      tokens.put(hash, found);
      if (changes.get() != seen) {
        tokens.remove(hash);
      }
    }
    return found;
  }

  private void forgetChanged(List<Committed> news) {
    for (Committed committed : news) {
      Event event = committed.event();
      if (event.subject().equals(ACCOUNT)) {
        changes.incrementAndGet();
        accounts.remove(event.id());
      } else if (event.subject().equals(TOKEN)) {
        changes.incrementAndGet();
        tokens.values().removeIf(token -> token.id().toString().equals(event.id()));
      }
    }
  }
}
