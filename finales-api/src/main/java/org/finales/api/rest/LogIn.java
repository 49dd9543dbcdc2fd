package org.finales.api.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A log-in by password.
 *
 * @param username the account's name
 * @param password its password
 */
public record LogIn(
    @NotNull @Size(max = 200) String username, @NotNull @Size(max = 1000) String password) {
  /** Without the password. */
  @Override
  public String toString() {
    return "LogIn[username=" + username + "]";
  }
}
