package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.engine.Fixture.json;
import static org.finales.core.engine.Fixture.request;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.finales.core.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What is taken in can be read again, by every way, and after a restart. */
class BoundsTest {
  private static final String OPEN = "anything";

  @TempDir private Path folder;

  @Test
  void aNumberThatIsLongerOnceItIsWrittenIsRefusedWithItsPlace() {
    try (Fixture lab = lab()) {
      JsonNode sent = FinalesJson.read("{\"t\":[1," + "1".repeat(98) + "e9]}");
      assertThatThrownBy(() -> lab.requester.requests().post(draft(sent)))
          .isInstanceOfSatisfying(
              InvalidException.class,
              e ->
                  assertThat(e.violations())
                      .extracting(Violation::path)
                      .containsExactly("/parameters/" + OPEN + "/t/1"));
      assertThat(lab.requester.requests().list(RequestQuery.all()).items()).isEmpty();
    }
    lab().close();
  }

  @Test
  void aNumberBeyondADoubleIsRefusedWithItsPlace() {
    try (Fixture lab = lab()) {
      JsonNode huge = FinalesJson.tree(Map.of("t", new BigDecimal("1e1000000")));
      assertThatThrownBy(() -> lab.requester.requests().post(draft(huge)))
          .isInstanceOf(InvalidException.class)
          .hasMessageContaining("/parameters/" + OPEN + "/t: number out of range");
    }
  }

  @Test
  void aLongTextIsKeptAndFoundAndListedAndRetracted() {
    Request posted;
    try (Fixture lab = lab()) {
      JsonNode image = FinalesJson.tree(Map.of("image", "x".repeat(2 << 20)));
      posted = lab.requester.requests().post(draft(image));
      assertThat(lab.requester.requests().find(posted.id())).contains(posted);
    }
    try (Fixture lab = lab()) {
      assertThat(lab.requester.requests().list(RequestQuery.all()).items()).containsExactly(posted);
      assertThat(lab.requester.requests().retract(posted.id(), "").parameters())
          .isEqualTo(posted.parameters());
    }
  }

  @Test
  void aDocumentThatIsTooLargeIsRefusedByItsSize() {
    try (Fixture lab = lab()) {
      JsonNode image = FinalesJson.tree(Map.of("image", "x".repeat(FinalesJson.MAX_DOCUMENT)));
      assertThatThrownBy(() -> lab.requester.requests().post(draft(image)))
          .isInstanceOf(InvalidException.class)
          .hasMessageContaining("bytes long");
      ResultDraft result = new ResultDraft("density", OPEN, json("{}"), image);
      assertThatThrownBy(() -> lab.tenant.results().postUnsolicited(result))
          .isInstanceOf(InvalidException.class)
          .hasMessageContaining("bytes long");
    }
  }

  @Test
  void aDocumentThatIsNestedTooDeeplyIsRefused() {
    try (Fixture lab = lab()) {
      for (int depth : new int[] {63, 200, 2000}) {
        RequestDraft deep = draft(FinalesJson.mapper().createObjectNode().set("t", nested(depth)));
        assertThatThrownBy(() -> lab.requester.requests().post(deep))
            .isInstanceOf(InvalidException.class);
      }
      var result =
          lab.tenant
              .results()
              .postUnsolicited(new ResultDraft("density", OPEN, json("{}"), nested(60)));
      assertThatThrownBy(() -> lab.tenant.results().amend(result.id(), nested(100), "deeper"))
          .isInstanceOf(InvalidException.class)
          .hasMessageContaining("/data");
    }
  }

  @Test
  void theDeepestDocumentIsClaimedAndAnswered() {
    try (Fixture lab = lab()) {
      JsonNode deep = nested(62);
      lab.requester.requests().post(draft(deep));
    }
    try (Fixture lab = lab()) {
      Tenant tenant =
          lab.tenant
              .tenants()
              .register(new TenantDraft("any", List.of(Offer.unrestricted("density", OPEN))));
      Claim claim =
          lab.tenant
              .work()
              .next(ClaimOptions.forTenant(tenant.id()), Duration.ZERO)
              .orElseThrow(() -> new AssertionError("the request was not loaded"));
      lab.tenant.work().deliver(claim.token(), ResultDraft.answering(claim, nested(63)));
      assertThat(lab.requester.results().forRequest(claim.request().id())).isPresent();
    }
  }

  @Test
  void aRowThatCannotBeReadKeepsNothingElseFromBeingServed() throws Exception {
    Request spoilt;
    Request sound;
    try (Fixture lab = lab()) {
      spoilt = lab.requester.requests().post(request().build());
      sound = lab.requester.requests().post(request().build());
      Fixture.register(lab.otherTenant, 1);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("update request set parameters = '{' where id = '" + spoilt.id() + "'");
      statement.execute("update tenant set offers = '{'");
      statement.execute("update capability set result_schema = '{' where method = '" + OPEN + "'");
    }
    try (Fixture lab = lab()) {
      Tenant tenant = Fixture.register(lab.tenant, 1);
      assertThat(lab.tenant.work().next(ClaimOptions.forTenant(tenant.id()), Duration.ZERO))
          .map(claim -> claim.request().id())
          .contains(sound.id());
      assertThat(lab.requester.requests().list(RequestQuery.all()).items())
          .extracting(Request::id)
          .containsExactly(sound.id());
    }
  }

  private Fixture lab() {
    boolean isNew = !Files.exists(file());
    Fixture lab = new Fixture(Store.sqlite(file()));
    if (isNew) {
      lab.admin
          .capabilities()
          .add(new CapabilityDraft("density", OPEN, json("{}"), json("{}"), true));
    }
    return lab;
  }

  private Path file() {
    return folder.resolve("lab.db");
  }

  private static RequestDraft draft(JsonNode parameters) {
    return RequestDraft.of("density", OPEN, parameters);
  }

  private static JsonNode nested(int depth) {
    ArrayNode outer = FinalesJson.mapper().createArrayNode();
    ArrayNode inner = outer;
    for (int i = 1; i < depth; i++) {
      inner = inner.addArray();
    }
    return outer;
  }
}
