package org.finales.api.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A new account.
 *
 * @param name how it logs in; never changes
 * @param role viewer, requester, tenant, operator or administrator; {@code null} means tenant
 * @param password its password; {@code null} for an account that uses tokens only
 */
public record AccountDraft(
    @NotNull @Size(min = 1, max = 200) String name,
    @Nullable @Size(max = 20) String role,
    @Nullable @Size(min = 1, max = 1000) String password) {
  /** Without the password. */
  @Override
  public String toString() {
    return "AccountDraft[name=" + name + ", role=" + role + "]";
  }
}
