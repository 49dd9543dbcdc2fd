package org.finales.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.finales.api.broker.InvalidException;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InventoryTest {
  private static final Actor RITA = new Actor("rita", Role.REQUESTER, null);

  private final Store store = Store.inMemory();
  private final Inventory inventory = new Inventory(store, Clock.systemUTC());

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aThingIsOnAListOnce() {
    UUID ethanol = inventory.add(RITA, "chemicals", thing("ethanol"));
    UUID water = inventory.add(RITA, "chemicals", thing("water"));
    assertThat(inventory.add(RITA, "chemicals", thing("ethanol"))).isEqualTo(ethanol);
    assertThat(inventory.add(RITA, "solvents", thing("ethanol")))
        .as("another list")
        .isNotEqualTo(ethanol);
    assertThat(inventory.list(RITA, "chemicals"))
        .containsExactly(Map.entry(ethanol, thing("ethanol")), Map.entry(water, thing("water")));
  }

  @Test
  void whatAnotherPutOnAListIsKnown() {
    Inventory other = new Inventory(store, Clock.systemUTC());
    UUID first = inventory.add(RITA, "chemicals", thing("ethanol"));
    assertThat(other.add(RITA, "chemicals", thing("ethanol"))).isEqualTo(first);
    UUID second = other.add(RITA, "chemicals", thing("water"));
    assertThat(inventory.add(RITA, "chemicals", thing("water"))).isEqualTo(second);
  }

  @Test
  void manyWhoAddTheSameAtOnceGetTheSame() {
    for (int i = 0; i < 600; i++) {
      inventory.add(RITA, "chemicals", thing("chemical " + i));
    }
    List<CompletableFuture<UUID>> adding = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      adding.add(
          CompletableFuture.supplyAsync(() -> inventory.add(RITA, "chemicals", thing("the last"))));
    }
    assertThat(Set.copyOf(adding.stream().map(CompletableFuture::join).toList())).hasSize(1);
    assertThat(inventory.list(RITA, "chemicals")).hasSize(601);
  }

  @Test
  void aThingThatCouldNotBeReadAgainIsRefused() {
    JsonNode large = thing("x".repeat(FinalesJson.MAX_DOCUMENT));
    assertThatThrownBy(() -> inventory.add(RITA, "chemicals", large))
        .isInstanceOf(InvalidException.class);
    assertThat(inventory.list(RITA, "chemicals")).isEmpty();
  }

  private static JsonNode thing(String name) {
    return FinalesJson.mapper().createObjectNode().put("name", name);
  }
}
