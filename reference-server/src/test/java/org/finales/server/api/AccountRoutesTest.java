package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.json.FinalesJson;
import org.finales.client.HttpBroker;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.server.ReferenceServer;
import org.finales.server.http.HttpSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Accounts over HTTP; every answer is held against the OpenAPI document. */
class AccountRoutesTest {
  private static final Actor CONSOLE = Accounts.console("root");

  @SuppressWarnings("NullAway.Init")
  private static ReferenceServer server;

  @SuppressWarnings("NullAway.Init")
  private static HttpClient client;

  @SuppressWarnings("NullAway.Init")
  private static String admin;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server =
        ReferenceServer.builder()
            .data(folder)
            .http(HttpSettings.ofDefaults().at("127.0.0.1", 0))
            .start();
    JsonNode document =
        FinalesJson.read(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(server.uri().resolve("/openapi.json")).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body());
    client = new CheckingClient((ObjectNode) document);
    account("root", Role.ADMINISTRATOR, "rootpw");
    admin = logIn("root", "rootpw");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aLogInGivesATokenThatTheBrokerTakes() throws Exception {
    account("lia", Role.REQUESTER, "liapw");
    assertThat(json(call("GET", "/me", logIn("lia", "liapw"), null)).path("role").asString())
        .isEqualTo("requester");
    try (Broker broker = HttpBroker.connect(server.uri()).login("lia", "liapw")) {
      assertThat(broker.account()).isEqualTo("lia");
    }
    assertThatThrownBy(() -> HttpBroker.connect(server.uri()).login("lia", "wrong"))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void anAccountIsAddedChangedAndKeptOut() throws Exception {
    HttpResponse<byte[]> added =
        call(
            "POST",
            "/accounts",
            admin,
            "{\"name\": \"Jürgen Ö/1\", \"role\": \"viewer\", \"password\": \"first\"}");
    assertThat(added.statusCode()).isEqualTo(201);
    String location = added.headers().firstValue("Location").orElseThrow();
    assertThat(json(call("GET", location.substring("/api/v1".length()), admin, null)))
        .isEqualTo(json(added));
    String path = "/accounts/J%C3%BCrgen%20%C3%96%2F1";
    assertThat(json(call("PUT", path + "/role", admin, "{\"role\": \"tenant\"}")).path("role"))
        .hasToString("\"tenant\"");
    String log = logIn("Jürgen Ö/1", "first");
    assertThat(call("PUT", path + "/password", admin, "{\"password\": \"second\"}").statusCode())
        .isEqualTo(204);
    assertThat(call("GET", "/me", log, null).statusCode()).isEqualTo(401);
    String again = logIn("Jürgen Ö/1", "second");
    assertThat(
            json(call("POST", path + "/disable", admin, "{\"reason\": \"left\"}"))
                .path("disabled")
                .asBoolean())
        .isTrue();
    assertThat(call("GET", "/me", again, null).statusCode()).isEqualTo(401);
    assertThat(call("POST", path + "/enable", admin, "{}").statusCode()).isEqualTo(200);
    assertThat(call("GET", "/me", logIn("Jürgen Ö/1", "second"), null).statusCode()).isEqualTo(200);
    assertThat(new String(call("GET", "/accounts", admin, null).body(), "UTF-8"))
        .contains("Jürgen Ö/1")
        .doesNotContain("argon2");
  }

  @Test
  void whoeverKnowsThePresentPasswordChangesTheOwn() throws Exception {
    account("pia", Role.TENANT, "piapw");
    String pia = logIn("pia", "piapw");
    String path = "/accounts/pia/password";
    assertThat(call("PUT", path, pia, "{\"password\": \"new\"}").statusCode()).isEqualTo(422);
    assertThat(
            call("PUT", path, pia, "{\"password\": \"new\", \"current\": \"wrong\"}").statusCode())
        .isEqualTo(422);
    assertThat(
            call("PUT", path, pia, "{\"password\": \"new\", \"current\": \"piapw\"}").statusCode())
        .isEqualTo(204);
    assertThat(call("GET", "/me", pia, null).statusCode()).isEqualTo(401);
    assertThat(logIn("pia", "new")).isNotEmpty();
    assertThat(
            call(
                    "PUT",
                    "/accounts/root/password",
                    logIn("pia", "new"),
                    "{\"password\": \"new\", \"current\": \"rootpw\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aLogInWithANameThatNobodyCanHaveCostsNoMemory() throws Exception {
    String logIn = "{\"username\": \"%s\", \"password\": \"y\"}";
    assertThat(call("POST", "/login", null, logIn.formatted("x".repeat(1000))).statusCode())
        .isEqualTo(401);
    assertThat(call("POST", "/login", null, logIn.formatted("x".repeat(100_000))).statusCode())
        .isEqualTo(413);
  }

  @Test
  void aTokenThatOnlyWorksSendsFilesToo() throws Exception {
    account("wanda", Role.TENANT, "wandapw");
    JsonNode issued =
        json(
            call(
                "POST",
                "/accounts/wanda/tokens",
                logIn("wanda", "wandapw"),
                "{\"name\": \"bench\", \"scopes\": [\"read\", \"work\"]}"));
    String file =
        """
        {"subject": "request", "owner": "00000000-0000-0000-0000-000000000001",
         "name": "a.csv", "mediaType": "text/csv", "size": 1}""";
    assertThat(call("POST", "/files", issued.path("secret").asString(), file).statusCode())
        .as("404, for the request is not there, and not 403")
        .isEqualTo(404);
  }

  @Test
  void aTokenIsIssuedOnceShownListedAndRevoked() throws Exception {
    account("tom", Role.TENANT, "tompw");
    String tom = logIn("tom", "tompw");
    JsonNode issued =
        json(
            call(
                "POST",
                "/accounts/tom/tokens",
                tom,
                "{\"name\": \"robot\", \"scopes\": [\"read\"], \"lifetime\": \"P30D\"}"));
    String secret = issued.path("secret").asString();
    assertThat(json(call("GET", "/me", secret, null)).path("actions"))
        .isEqualTo(FinalesJson.read("[\"read\"]"));
    HttpResponse<byte[]> list = call("GET", "/accounts/tom/tokens", tom, null);
    assertThat(json(list).at("/items/0/name").asString()).isEqualTo("robot");
    assertThat(new String(list.body(), "UTF-8")).doesNotContain(secret);
    String id = issued.at("/token/id").asString();
    assertThat(call("DELETE", "/accounts/tom/tokens/" + id, secret, null).statusCode())
        .as("a token of scope read does not manage tokens")
        .isEqualTo(403);
    assertThat(call("DELETE", "/accounts/tom/tokens/" + id, tom, null).statusCode()).isEqualTo(204);
    assertThat(call("GET", "/me", secret, null).statusCode()).isEqualTo(401);
    assertThat(call("POST", "/accounts/tom/logout", tom, null).statusCode()).isEqualTo(204);
    assertThat(call("GET", "/me", tom, null).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /accounts, ''",
    "POST, /accounts, '{\"name\": \"eve\", \"role\": \"administrator\"}'",
    "GET, /accounts/root, ''",
    "PUT, /accounts/olga/role, '{\"role\": \"administrator\"}'",
    "PUT, /accounts/root/password, '{\"password\": \"x\"}'",
    "POST, /accounts/root/disable, '{}'",
    "POST, /accounts/root/logout, ''",
    "GET, /accounts/root/tokens, ''",
    "POST, /accounts/root/tokens, '{}'",
    "DELETE, /accounts/root/tokens/4f2c0a5e-8d0c-4a67-9a54-1f6d2c7b9e10, ''"
  })
  void nobodyButAnAdministratorManagesOthers(String method, String path, String body)
      throws Exception {
    if (server.access().accounts().find("olga").isEmpty()) {
      account("olga", Role.OPERATOR, "olgapw");
    }
    HttpResponse<byte[]> answer =
        call(method, path, logIn("olga", "olgapw"), body.isEmpty() ? null : body);
    assertThat(answer.statusCode()).as(new String(answer.body(), "UTF-8")).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"\"}",
        "{\"name\": null}",
        "{\"name\": \"a\\nb\"}",
        "{\"name\": \"console\"}",
        "{\"name\": \"x\", \"role\": \"king\"}",
        "{\"name\": \"x\", \"password\": \"\"}",
        "{\"name\": \"x\", \"epoch\": 5}",
        "{\"name\": 5}"
      })
  void anAccountThatCannotBeIsRefusedWithThePlace(String body) throws Exception {
    HttpResponse<byte[]> answer = call("POST", "/accounts", admin, body);
    assertThat(answer.statusCode()).as(new String(answer.body(), "UTF-8")).isEqualTo(422);
    assertThat(json(answer).path("violations").size()).isPositive();
    assertThat(server.access().accounts().find("x")).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFoundAndWhatIsTakenIsAConflict() throws Exception {
    assertThat(call("GET", "/accounts/nobody", admin, null).statusCode()).isEqualTo(404);
    assertThat(call("PUT", "/accounts/nobody/role", admin, "{\"role\": \"viewer\"}").statusCode())
        .isEqualTo(404);
    assertThat(
            call("DELETE", "/accounts/root/tokens/" + UUID.randomUUID(), admin, null).statusCode())
        .isEqualTo(404);
    assertThat(call("POST", "/accounts", admin, "{\"name\": \"root\"}").statusCode())
        .isEqualTo(409);
  }

  @Test
  void whoeverGuessesPasswordsIsTold429() throws Exception {
    account("gil", Role.TENANT, "gilpw");
    int status = 401;
    for (int i = 0; i < 20 && status == 401; i++) {
      String body = "{\"username\": \"gil\", \"password\": \"guess " + i + "\"}";
      status = call("POST", "/login", null, body).statusCode();
    }
    assertThat(status).isEqualTo(429);
  }

  private static void account(String name, Role role, String password) {
    String hash = server.access().hasher().hash(password);
    server.access().accounts().add(CONSOLE, name, role, hash);
  }

  private static String logIn(String name, String password) throws Exception {
    ObjectNode body = FinalesJson.mapper().createObjectNode();
    body.put("username", name).put("password", password);
    HttpResponse<byte[]> answer = call("POST", "/login", null, FinalesJson.write(body));
    assertThat(answer.statusCode()).as(new String(answer.body(), "UTF-8")).isEqualTo(200);
    return json(answer).path("token").asString();
  }

  private static HttpResponse<byte[]> call(
      String method,
      String path,
      @org.jspecify.annotations.Nullable String token,
      @org.jspecify.annotations.Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + "/api/v1" + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return FinalesJson.read(answer.body());
  }
}
