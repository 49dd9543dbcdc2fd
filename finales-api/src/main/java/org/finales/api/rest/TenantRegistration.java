package org.finales.api.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.finales.api.broker.TenantDraft;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that somebody registers for others.
 *
 * @param tenant the tenant
 * @param account the account that may act for it; {@code null} for any account of role tenant
 */
public record TenantRegistration(
    @NotNull @Valid TenantDraft tenant, @Nullable @Size(max = 200) String account) {}
