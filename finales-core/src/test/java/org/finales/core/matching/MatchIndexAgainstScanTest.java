package org.finales.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.matching.Json.json;
import static org.finales.core.matching.Json.limits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random events; after each, the index says what looking at everything says. */
class MatchIndexAgainstScanTest {
  private static final String SCHEMA = "{'properties':{'t':{'type':'number'}},'required':['t']}";
  private static final String[] METHODS = {"a", "b", "c"};
  private static final String[] RESOURCES = {"cell 1", "cell 2"};

  private record Known(boolean active, boolean present, List<CompiledOffer> offers) {}

  private final MatchIndex index = new MatchIndex();
  private final Map<UUID, Known> tenants = new HashMap<>();
  private final Map<UUID, PendingRequest> requests = new HashMap<>();
  private final Set<String> held = new HashSet<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theIndexAgreesWithAScan(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 600; step++) {
      String event = change(random);
      for (int i = 0; i < 6; i++) {
        UUID tenant = new UUID(1, i);
        List<Candidate> found = new ArrayList<>();
        if (random.nextInt(3) > 0) {
          String wished = random.nextBoolean() ? null : METHODS[random.nextInt(METHODS.length)];
          index.candidates(tenant, wished).forEachRemaining(found::add);
          assertThat(found)
              .as("seed %s, step %s, after %s, tenant %s by %s", seed, step, event, tenant, wished)
              .isEqualTo(scan(tenant, wished));
        }
      }
      for (UUID request : requests.keySet()) {
        assertThat(new HashSet<>(index.interestedTenants(request)))
            .as("seed %s, step %s, after %s, request %s", seed, step, event, request)
            .isEqualTo(interested(requests.get(request)));
      }
      assertThat(index.size()).isEqualTo(requests.size());
    }
  }

  private String change(Random random) {
    UUID tenant = new UUID(1, random.nextInt(6));
    switch (random.nextInt(10)) {
      case 0, 1 -> {
        List<CompiledOffer> offers = new ArrayList<>();
        for (String method : METHODS) {
          if (random.nextBoolean()) {
            int bound = random.nextInt(3) * 4;
            String limit = random.nextBoolean() ? "{'t':[{'max':" + bound + "}]}" : "{}";
            offers.add(
                new CompiledOffer("q", method, 1 + random.nextInt(2), limits(SCHEMA, limit)));
          }
        }
        Known known = new Known(random.nextInt(5) > 0, random.nextBoolean(), offers);
        tenants.put(tenant, known);
        index.putTenant(tenant, known.active, known.present, offers);
        return "put tenant";
      }
      case 2 -> {
        tenants.remove(tenant);
        index.removeTenant(tenant);
        return "remove tenant";
      }
      case 3 -> {
        boolean present = random.nextBoolean();
        tenants.computeIfPresent(
            tenant, (id, known) -> new Known(known.active, present, known.offers));
        index.setPresent(tenant, present);
        return "presence";
      }
      case 4 -> {
        UUID request = new UUID(2, random.nextInt(40));
        assertThat(index.removeRequest(request)).isEqualTo(requests.remove(request) != null);
        return "remove request";
      }
      case 5 -> {
        String resource = RESOURCES[random.nextInt(2)];
        if (held.add(resource)) {
          index.hold(Set.of(resource));
          return "hold " + resource;
        }
        held.remove(resource);
        index.release(Set.of(resource));
        return "release " + resource;
      }
      default -> {
        PendingRequest request = request(random);
        requests.put(request.id(), request);
        index.putRequest(request);
        return "put request";
      }
    }
  }

  private static PendingRequest request(Random random) {
    List<MethodAsk> methods = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      names.add(METHODS[random.nextInt(3)]);
    }
    for (String name : names) {
      methods.add(
          new MethodAsk(name, 1 + random.nextInt(2), json("{'t':" + random.nextInt(10) + "}")));
    }
    Set<UUID> addressedTo = new HashSet<>();
    for (int i = 0; i < random.nextInt(9) - 5; i++) {
      addressedTo.add(new UUID(1, random.nextInt(6)));
    }
    Set<String> resources = new HashSet<>();
    for (int i = 0; i < random.nextInt(6) - 3; i++) {
      resources.add(RESOURCES[random.nextInt(2)]);
    }
    return new PendingRequest(
        new UUID(2, random.nextInt(40)),
        random.nextInt(1000),
        random.nextInt(3),
        "q",
        methods,
        addressedTo,
        resources);
  }

  private List<Candidate> scan(UUID tenant, @Nullable String wished) {
    Known known = tenants.get(tenant);
    if (known == null || !known.active) {
      return List.of();
    }
    List<PendingRequest> sorted = new ArrayList<>(requests.values());
    sorted.sort(
        Comparator.comparingInt((PendingRequest request) -> -request.priority())
            .thenComparingLong(PendingRequest::sequence)
            .thenComparing(PendingRequest::id));
    List<Candidate> found = new ArrayList<>();
    for (PendingRequest request : sorted) {
      String method = method(tenant, known, request, wished);
      if (method != null && request.resources().stream().noneMatch(held::contains)) {
        found.add(new Candidate(request.id(), method));
      }
    }
    return found;
  }

  private Set<UUID> interested(PendingRequest request) {
    Set<UUID> found = new HashSet<>();
    tenants.forEach(
        (id, known) -> {
          if (known.active
              && known.present
              && method(id, known, request, null) != null
              && request.resources().stream().noneMatch(held::contains)) {
            found.add(id);
          }
        });
    return found;
  }

  private static @Nullable String method(
      UUID tenant, Known known, PendingRequest request, @Nullable String wished) {
    if (!request.addressedTo().isEmpty() && !request.addressedTo().contains(tenant)) {
      return null;
    }
    for (MethodAsk ask : request.methods()) {
      for (CompiledOffer offer : known.offers) {
        if ((wished == null || wished.equals(ask.method()))
            && offer.method().equals(ask.method())
            && offer.version() == ask.version()
            && offer.limitations().admits(ask.parameters())) {
          return ask.method();
        }
      }
    }
    return null;
  }
}
