package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.finales.core.store.AccountTable.StoredAccount;
import org.finales.core.store.Store;
import org.finales.server.http.HttpServer;
import org.finales.server.http.HttpSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpTest {
  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Laboratory lab;

  @BeforeEach
  void start() throws Exception {
    lab = new Laboratory(folder).withCapabilities();
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void anAdministratorWithTheKeyGetsEverythingExceptWhatOpensDoors() throws Exception {
    String id = lab.client("rita").ask("density", "tube", "{'temperature':298.15}");
    OldClient root = lab.client("root");
    HttpResponse<Path> answer =
        HttpClient.newHttpClient()
            .send(
                root.builder("/database_dump/open%20sesame").GET().build(),
                BodyHandlers.ofFile(folder.resolve("dump.db")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/octet-stream");
    assertThat(answer.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"finales.db\"");
    try (Store dump = Store.sqlite(answer.body())) {
      boolean known = dump.read(ledger -> ledger.requests().find(UUID.fromString(id)).isPresent());
      List<StoredAccount> accounts = dump.read(ledger -> ledger.accounts().all());
      assertThat(known).isTrue();
      assertThat(accounts).hasSize(7).allMatch(account -> account.passwordHash() == null);
    }
    assertThat(new String(Files.readAllBytes(answer.body()), StandardCharsets.ISO_8859_1))
        .doesNotContain("plain:rootpw");
  }

  @Test
  void aWrongKeyIsRefusedAndNotRepeated() throws Exception {
    OldClient.Answer answer = lab.client("root").get("/database_dump/guess");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail())
        .isEqualTo(
            "The key is not a variable present in the server instance, access to the"
                + " database-dump endpoint denied");
  }

  @Test
  void theKeyAloneIsNotEnough() throws Exception {
    for (String name : new String[] {"vera", "rita", "alice", "oscar"}) {
      assertThat(lab.client(name).get("/database_dump/open%20sesame").status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = "DEFAULT_KEY_PLACEHOLDER")
  void withoutAKeyOrWithTheOneThatEverybodyKnowsItStaysShut(@Nullable String key) throws Exception {
    Finales2Settings settings = new Finales2Settings(ZoneId.of("UTC"), key);
    Finales2Surface surface = new Finales2Surface(lab.engine, lab.access, settings);
    try (HttpServer server =
        HttpServer.start(HttpSettings.ofDefaults().at("127.0.0.1", 0), List.of(surface))) {
      OldClient root = new OldClient(server.uri()).logIn("root", "rootpw");
      OldClient.Answer answer = root.get("/database_dump/DEFAULT_KEY_PLACEHOLDER");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.detail())
          .isEqualTo(
              "The key for accessing the endpoint has not been initiated correctly, contact the"
                  + " server team");
    }
  }

  @Test
  void theKeyIsNotPrinted() {
    assertThat(new Finales2Settings(ZoneId.of("UTC"), "open sesame").toString())
        .doesNotContain("sesame");
  }
}
