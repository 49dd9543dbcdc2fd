package org.finales.api.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A change of a password.
 *
 * @param password the new one
 * @param current the present one; {@code null} where an administrator changes another's
 */
public record NewPassword(
    @NotNull @Size(min = 1, max = 1000) String password,
    @Nullable @Size(max = 1000) String current) {
  /** Without the passwords. */
  @Override
  public String toString() {
    return "NewPassword[]";
  }
}
