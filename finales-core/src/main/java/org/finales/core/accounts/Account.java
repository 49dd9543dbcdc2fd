package org.finales.core.accounts;

import java.time.Instant;
import java.util.UUID;
import org.finales.core.engine.Role;
import org.finales.core.store.AccountTable.StoredAccount;

/**
 * Somebody, or some program, that the broker knows.
 *
 * @param name how it logs in; never changes
 * @param id its identifier
 * @param role what it is in the laboratory
 * @param disabled whether it is kept out
 * @param password whether it can log in by password
 * @param created when it was added
 */
public record Account(
    String name, UUID id, Role role, boolean disabled, boolean password, Instant created) {

  static Account of(StoredAccount stored) {
    return new Account(
        stored.name(),
        stored.id(),
        Role.of(stored.role()),
        stored.disabled(),
        stored.passwordHash() != null,
        stored.created());
  }
}
