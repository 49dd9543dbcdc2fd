package org.finales.api.broker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as it introduces itself.
 *
 * @param name unique among active tenants
 * @param contact whom to ask about it; may be empty
 * @param offers what it can do
 * @param slots how many claims it can work on at once, 1 to 100,000; {@code null} means 1
 */
public record TenantDraft(
    @NotNull @Size(max = Limits.NAME) @Pattern(regexp = Limits.NAME_PATTERN) String name,
    @NotNull @Size(max = Limits.TEXT) String contact,
    @NotNull @Size(max = Limits.ENTRIES) List<@NotNull @Valid Offer> offers,
    @Nullable @Min(1) @Max(100_000) Integer slots) {

  public TenantDraft {
    contact = contact == null ? "" : contact;
    offers = offers == null ? List.of() : List.copyOf(offers);
  }

  /** A tenant with one slot and no contact. */
  public TenantDraft(String name, List<Offer> offers) {
    this(name, "", offers, 1);
  }
}
