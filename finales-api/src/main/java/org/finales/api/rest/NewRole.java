package org.finales.api.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A change of an account's role.
 *
 * @param role viewer, requester, tenant, operator or administrator
 */
public record NewRole(@NotNull @Size(min = 1, max = 20) String role) {}
