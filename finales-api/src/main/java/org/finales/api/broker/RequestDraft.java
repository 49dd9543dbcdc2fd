package org.finales.api.broker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wish before it is posted.
 *
 * @param quantity what is wanted
 * @param methods acceptable methods, the preferred first
 * @param parameters parameters for each of the methods; the keys are exactly the methods
 * @param priority higher is more urgent, -100 to 100; {@code null} means 0
 * @param deadline when an answer is no longer wanted, within the years 0000 to 9999; {@code null}
 *     for never
 * @param addressedTo the only tenants that may answer; empty for any
 * @param resources things (a cell, a sample) that at most one live claim may hold
 * @param maxAttempts how often the work may be started, 1 to 100; {@code null} means 3
 * @param proposed whether an operator has to approve the request first; {@code null} means no
 * @param onBehalfOf an identifier that the poster gives for itself, recorded and not checked;
 *     FINALES 2 calls it {@code tenant_uuid}
 * @param idempotencyKey posting again with the same key and content by the same account answers
 *     with the first request instead of making another; {@code null} for none
 */
public record RequestDraft(
    @NotNull @Size(max = Limits.NAME) @Pattern(regexp = Limits.NAME_PATTERN) String quantity,
    @NotEmpty @Size(max = Limits.METHODS)
        List<@NotNull @Size(max = Limits.NAME) @Pattern(regexp = Limits.NAME_PATTERN) String>
            methods,
    @NotNull @Size(max = Limits.METHODS) Map<String, JsonNode> parameters,
    @Nullable @Min(-100) @Max(100) Integer priority,
    @Nullable @InCalendar Instant deadline,
    @NotNull @Size(max = Limits.ENTRIES) Set<@NotNull UUID> addressedTo,
    @NotNull @Size(max = Limits.ENTRIES)
        Set<@NotNull @Size(max = Limits.NAME) @Pattern(regexp = Limits.NAME_PATTERN) String>
            resources,
    @Nullable @Min(1) @Max(100) Integer maxAttempts,
    @Nullable Boolean proposed,
    @Nullable @Size(max = Limits.NAME) String onBehalfOf,
    @Nullable @Size(min = 1, max = Limits.NAME) String idempotencyKey) {

  public RequestDraft {
    methods = methods == null ? List.of() : List.copyOf(methods);
    parameters =
        parameters == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    addressedTo =
        addressedTo == null
            ? Set.of()
            : Collections.unmodifiableSet(new LinkedHashSet<>(addressedTo));
    resources =
        resources == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(resources));
  }

  /** A request for a quantity by one method. */
  public static RequestDraft of(String quantity, String method, JsonNode parameters) {
    return builder(quantity).method(method, parameters).build();
  }

  /** Starts a request for a quantity. */
  public static Builder builder(String quantity) {
    return new Builder(quantity);
  }

  /** Builds a request. Not thread-safe. */
  public static final class Builder {
    private final String quantity;
    private final List<String> methods = new ArrayList<>();
    private final Map<String, JsonNode> parameters = new LinkedHashMap<>();
    private final Set<UUID> addressedTo = new LinkedHashSet<>();
    private final Set<String> resources = new LinkedHashSet<>();
    private @Nullable Integer priority;
    private @Nullable Instant deadline;
    private @Nullable Integer maxAttempts;
    private @Nullable Boolean proposed;
    private @Nullable String onBehalfOf;
    private @Nullable String idempotencyKey;

    private Builder(String quantity) {
      this.quantity = quantity;
    }

    /** Adds an acceptable method, less preferred than those before it. */
    public Builder method(String method, JsonNode parametersOfMethod) {
      methods.add(method);
      parameters.put(method, parametersOfMethod);
      return this;
    }

    /** Adds an acceptable method whose parameters are given as a map or record. */
    public Builder method(String method, Object parametersOfMethod) {
      return method(method, FinalesJson.tree(parametersOfMethod));
    }

    /** Makes the request more (or less) urgent: -100 to 100, 0 unless said otherwise. */
    public Builder priority(int value) {
      this.priority = value;
      return this;
    }

    /** Sets when an answer is no longer wanted. */
    public Builder deadline(Instant value) {
      this.deadline = value;
      return this;
    }

    /** Lets only these tenants answer. */
    public Builder addressedTo(UUID... tenants) {
      addressedTo.addAll(List.of(tenants));
      return this;
    }

    /** Names things that at most one live claim may hold. */
    public Builder resources(String... names) {
      resources.addAll(List.of(names));
      return this;
    }

    /** Sets how often the work may be started: 1 to 100, 3 unless said otherwise. */
    public Builder maxAttempts(int value) {
      this.maxAttempts = value;
      return this;
    }

    /** Lets the request wait for an operator's approval. */
    public Builder proposed() {
      this.proposed = true;
      return this;
    }

    /** Records an identifier that the poster gives for itself. */
    public Builder onBehalfOf(String identifier) {
      this.onBehalfOf = identifier;
      return this;
    }

    /** Makes posting the same request again harmless. */
    public Builder idempotencyKey(String key) {
      this.idempotencyKey = key;
      return this;
    }

    /** The draft; whether it is acceptable is for the broker to say. */
    public RequestDraft build() {
      return new RequestDraft(
          quantity,
          methods,
          parameters,
          priority,
          deadline,
          addressedTo,
          resources,
          maxAttempts,
          proposed,
          onBehalfOf,
          idempotencyKey);
    }
  }
}
