package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.engine.Fixture.json;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.broker.Page;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultQuery;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists of large things come in smaller pages, and nothing of them is lost. */
class LargeListsTest {
  private final Fixture lab = new Fixture();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aPageOfLargeResultsIsShortAndTheNextGoesOn() {
    List<String> posted = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      posted.add(lab.tenant.results().postUnsolicited(large(i)).id().toString());
    }
    List<String> read = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String cursor = null;
    do {
      Page<Result> page = lab.tenant.results().list(ResultQuery.all().from(cursor));
      sizes.add(page.items().size());
      page.items().forEach(result -> read.add(result.id().toString()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(read).isEqualTo(posted);
    assertThat(sizes).as("about two million characters a page").hasSizeGreaterThan(2);
    List<String> scanned = new ArrayList<>();
    lab.engine.scan(ResultQuery.all(), result -> scanned.add(result.id().toString()));
    assertThat(scanned).isEqualTo(posted);
  }

  @Test
  void theLogKeepsTheBeginningOfALongRefusedResult() {
    var request = lab.requester.requests().post(Fixture.request().build());
    lab.tenant.results().post(request.id(), Fixture.result());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> lab.otherTenant.results().post(request.id(), large(1)))
        .isInstanceOf(org.finales.api.broker.ConflictException.class);
    var refused =
        lab.requester.requests().history(request.id()).stream()
            .filter(event -> event.kind().equals("result.refused"))
            .findFirst()
            .orElseThrow();
    assertThat(FinalesJson.write(refused).length()).isLessThan(40_000);
    assertThat(String.valueOf(refused.detail())).contains("sha256", "beginning");
  }

  @Test
  void aKeyIsAnsweredTheSameWhateverCouldBeAskedForSince() {
    var first = lab.requester.requests().post(Fixture.request().idempotencyKey("k").build());
    lab.admin.capabilities().withdraw(Fixture.QUANTITY, Fixture.METHOD, "gone");
    assertThat(lab.requester.requests().post(Fixture.request().idempotencyKey("k").build()).id())
        .isEqualTo(first.id());
  }

  private static ResultDraft large(int seed) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ArrayNode values = data.putArray("values");
    for (int i = 0; i < 100_000; i++) {
      values.add(1000 + seed + i);
    }
    return new ResultDraft(Fixture.QUANTITY, Fixture.METHOD, json("{'temperature':298.15}"), data);
  }
}
