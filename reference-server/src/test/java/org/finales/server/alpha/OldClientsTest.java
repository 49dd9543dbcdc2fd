package org.finales.server.alpha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.finales.api.broker.Broker;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.Offer;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.TenantDraft;
import org.finales.api.json.FinalesJson;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.Accounts;
import org.finales.core.accounts.PasswordHasher;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import org.finales.core.store.Ledger;
import org.finales.core.store.Store;
import org.finales.server.finales2.TestClock;
import org.finales.server.http.HttpServer;
import org.finales.server.http.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What programs of the first FINALES do, sent as they send it: without a type. */
class OldClientsTest {
  private static final String FORMULATION =
      "'formulation':{'chemicals':[{'smiles':'COC(=O)OC','name':'DMC','reference':'DMC_2020'}],"
          + "'amounts':[{'value':0.50,'unit':'mol.-%'}],'ratio_method':'molal'},"
          + "'temperature':{'value':380,'unit':'K'}";

  @TempDir Path folder = Path.of("");
  private final TestClock clock = new TestClock();
  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private Engine engine;

  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @SuppressWarnings("NullAway.Init")
  private Access access;

  @BeforeEach
  void start() throws Exception {
    open();
    account("optimizer", Role.REQUESTER);
    account("densimeter", Role.TENANT);
    account("simulator", Role.TENANT);
    account("vera", Role.VIEWER);
  }

  private void open() throws Exception {
    Store store = Store.sqlite(folder.resolve("finales.db"));
    engine =
        Engine.builder().store(store).files(folder.resolve("files")).clock(clock).untimed().open();
    access = Access.to(store, clock, new PlainHasher());
    server =
        HttpServer.start(
            HttpSettings.ofDefaults().at("127.0.0.1", 0),
            List.of(new AlphaSurface(engine, access)));
  }

  private void account(String name, Role role) {
    access.accounts().add(Accounts.console("test"), name, role, access.hasher().hash(name + "pw"));
  }

  @AfterEach
  void stop() {
    server.close();
    engine.close();
  }

  @Test
  void aLogInLastsSevenDays() throws Exception {
    String token = token("optimizer");
    JsonNode claims = FinalesJson.read(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    assertThat(claims.path("sub").asString()).isEqualTo("optimizer");
    assertThat(claims.path("exp").asLong())
        .isEqualTo(clock.instant().plus(Duration.ofDays(7)).getEpochSecond());
    clock.pass(Duration.ofDays(7).minusSeconds(1));
    assertThat(send("GET", token, "get/all_chemicals", "").status).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(send("GET", token, "get/all_chemicals", "").status).isEqualTo(401);
  }

  @Test
  void aMeasurementComesBackAsItWasSent() throws Exception {
    String asked = id(request("density", "experiment"));
    JsonNode pending = get("densimeter", "get/pending?fom_name=density").get(asked);
    assertThat(pending)
        .isEqualTo(
            json(
                "{"
                    + FORMULATION
                    + ",'pending':true,'fom_data':[],'kind':{'origin':'experiment','what':'density'}}"));
    String made = FORMULATION.replace("0.50", "0.51") + ",'pending':false,'fom_data':[";
    String fom =
        "{'values':[1.230,1.25],'unit':'g/cm**3','dim':2,'name':'density',"
            + "'origin':{'origin':'experiment','what':null},'internalReference':'a1',"
            + "'fail':null,'message':null,'rating':null}";
    String kind = "],'kind':{'origin':'experiment','what':null}}";
    JsonNode answer =
        post("densimeter", "post/measurement?request_id=" + asked, "{" + made + fom + kind).json();
    assertThat(answer.propertyNames()).containsExactly("message", "id_measurement", "id_request");
    JsonNode read =
        get("optimizer", "get/measurement?query_id=" + answer.path("id_measurement").asString());
    assertThat(FinalesJson.write(read)).isEqualTo(FinalesJson.write(json("{" + made + fom + kind)));
    JsonNode settled = get("optimizer", "get/measurement?query_id=" + asked);
    assertThat(settled.path("pending").asBoolean()).isFalse();
    assertThat(settled.path("fom_data")).isEqualTo(read.path("fom_data"));
  }

  @Test
  void whatMayBeAbsentIsThereAfterwards() throws Exception {
    String body =
        "{"
            + FORMULATION
            + ",'pending':'false','store_to_archive':true,'fom_data':[{'values':['1.5'],"
            + "'unit':'mPa*s','dim':1,'name':'viscosity','origin':{'origin':'simulation'},"
            + "'internalReference':7}],'kind':{'origin':'simulation'}}";
    String made = id(post("simulator", "post/measurement", body));
    JsonNode fom = get("optimizer", "get/all_fom?fom_name=viscosity").get(made).path("fom_data");
    assertThat(fom.get(0))
        .isEqualTo(
            json(
                "{'values':[1.5],'unit':'mPa*s','dim':1,'name':'viscosity',"
                    + "'origin':{'origin':'simulation','what':null},'internalReference':'7',"
                    + "'fail':null,'message':null,'rating':null}"));
  }

  @Test
  void aRestartKeepsWhatIsPending() throws Exception {
    String asked = id(request("density", "experiment"));
    stop();
    open();
    assertThat(get("densimeter", "get/pending?fom_name=density").propertyNames())
        .containsExactly(asked);
  }

  @Test
  void aSimulatorThatLooksFirstDoesNotKeepAnExperimentFromOthers() throws Exception {
    String asked = id(request("density", "experiment"));
    assertThat(get("simulator", "get/pending?fom_name=density").propertyNames())
        .containsExactly(asked);
    assertThat(get("densimeter", "get/pending?fom_name=density").size()).isZero();
    clock.pass(Duration.ofSeconds(5));
    assertThat(get("simulator", "get/pending?fom_name=density").size()).isZero();
    assertThat(get("densimeter", "get/pending?fom_name=density").size()).isOne();
    clock.pass(Duration.ofMinutes(10));
    assertThat(get("simulator", "get/pending?fom_name=density").size())
        .as("the densimeter is at it")
        .isZero();
  }

  @Test
  void whoIsKnownToSimulateNeverKeepsAnExperimentFromOthers() throws Exception {
    id(post("simulator", "post/measurement", made("density", "simulation")));
    String asked = id(request("density", "experiment"));
    assertThat(get("simulator", "get/pending?fom_name=density").propertyNames())
        .as("its program passes it over")
        .containsExactly(asked);
    assertThat(get("densimeter", "get/pending?fom_name=density").propertyNames())
        .containsExactly(asked);
  }

  @Test
  void aTenantOfFinalesAnswersWhatAProgramOfTheFirstFinalesAsked() throws Exception {
    String asked = id(request("density", "experiment"));
    Broker tom = engine.as(new Actor("tom", Role.TENANT, null));
    var tenant =
        tom.tenants()
            .register(
                new TenantDraft(
                    "tom", "", List.of(Offer.unrestricted("density", "experiment")), 1));
    var claim = tom.work().next(ClaimOptions.forTenant(tenant.id()), Duration.ZERO).orElseThrow();
    assertThat(get("densimeter", "get/pending?fom_name=density").size()).isZero();
    JsonNode late = answer("densimeter", asked, "density", "experiment");
    assertThat(late.path("id").asInt()).isEqualTo(-1);
    assertThat(late.path("message").asString()).contains("held by tom");
    JsonNode made = json(made("density", "experiment"));
    var data = FinalesJson.mapper().createObjectNode();
    data.set("fom_data", made.path("fom_data"));
    data.set("kind", made.path("kind"));
    tom.work()
        .deliver(claim.token(), new ResultDraft("density", "experiment", claim.parameters(), data));
    assertThat(get("optimizer", "get/all_fom?fom_name=density").size()).isOne();
  }

  @Test
  void aResultMustBeOfTheKindAndHoldTheFigureThatWasAskedFor() throws Exception {
    String asked = id(request("density", "experiment"));
    JsonNode simulated = answer("simulator", asked, "density", "simulation");
    assertThat(simulated.path("id").asInt()).isEqualTo(-1);
    assertThat(simulated.path("message").asString()).contains("experiment", "simulation");
    JsonNode other = answer("densimeter", asked, "viscosity", "experiment");
    assertThat(other.path("id").asInt()).isEqualTo(-1);
    assertThat(other.path("message").asString()).contains("density", "viscosity");
    assertThat(answer("densimeter", asked, "density", "experiment").has("id_measurement")).isTrue();
    JsonNode again = answer("densimeter", asked, "density", "experiment");
    assertThat(again.path("id").asInt()).isEqualTo(-1);
    assertThat(get("optimizer", "get/all_fom?fom_name=density").size()).isOne();
  }

  @Test
  void aRequestForSeveralFiguresTakesAnyOfThem() throws Exception {
    String asked = id(request("vectorial", "experiment"));
    assertThat(answer("densimeter", asked, "viscosity", "experiment").has("id_request")).isTrue();
    assertThat(get("optimizer", "get/all_fom?fom_name=viscosity").size()).isOne();
    assertThat(get("optimizer", "get/all_fom?fom_name=viscosity&debug_mode=true").size()).isOne();
    assertThat(get("optimizer", "get/all_fom?fom_name=vectorial").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "request/measurement | false | [] | density | posted measurement as request that is not pending",
        "request/measurement | true | [FOM] | density | posted measurement as request that has fom data",
        "request/measurement | true | [] | | Not specified what to measure",
        "post/measurement | true | [FOM] | density | posted measurement that is pending",
        "post/measurement | false | [] | density | posted measurement that has no fom data",
        "post/measurement | false | [null] | density | posted measurement that has no fom data",
        "post/measurement | false | null | density | posted measurement that has no fom data",
      })
  void whatMakesNoSenseIsRefusedInTheOldWords(
      String path, boolean pending, String foms, String what, String message) throws Exception {
    String kind = what == null ? "null" : "'" + what + "'";
    String body =
        "{"
            + FORMULATION
            + ",'pending':"
            + pending
            + ",'fom_data':"
            + foms.replace("FOM", fom("density", "experiment"))
            + ",'kind':{'origin':'experiment','what':"
            + kind
            + "}}";
    Answer answer = post("densimeter", path, body);
    assertThat(answer.status).isEqualTo(200);
    assertThat(answer.json().path("message").asString()).isEqualTo(message);
    assertThat(answer.json().path("id").asInt()).isEqualTo(-1);
    assertThat(get("densimeter", "get/pending?fom_name=density").size()).isZero();
    assertThat(get("densimeter", "get/all_fom?fom_name=density").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null"})
  void aRequestHasAnEmptyListOfFiguresOrNone(String foms) throws Exception {
    String body = wanted("density", "experiment").replace("'fom_data':[]", "'fom_data':" + foms);
    id(post("optimizer", "request/measurement", body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'unit':'K' | 'unit':'C' | ['body','temperature','unit'] | Temperature unit must be K",
        "'value':380 | 'value':0 | ['body','temperature','value'] | Temperature must be >0K",
        "'mol.-%' | 'kg' | ['body','formulation','amounts',0,'unit'] | Unit must be mol or other",
        "'value':0.50 | 'value':'x' | ['body','formulation','amounts',0,'value'] | value is not a valid float",
        "'smiles' | 'smile' | ['body','formulation','chemicals',0,'smiles'] | field required",
        "'molal' | 'weight' | ['body','formulation','ratio_method'] | value is not a valid enumeration"
            + " member; permitted: 'molar', 'molal', 'other'",
        "'pending':true | 'pending':'perhaps' | ['body','pending'] | value could not be parsed to a boolean",
        "'temperature':{'value':380,'unit':'K'} | 'temperature':380 | ['body','temperature'] | value is not"
            + " a valid dict",
      })
  void whatIsNoMeasurementIsRefusedWithItsPlace(
      String sound, String wrong, String place, String message) throws Exception {
    String body = wanted("density", "experiment");
    assertThat(body).contains(sound);
    Answer answer = post("optimizer", "request/measurement", body.replace(sound, wrong));
    assertThat(answer.status).isEqualTo(422);
    JsonNode first = answer.json().path("detail").get(0);
    assertThat(first.path("loc")).isEqualTo(json(place));
    assertThat(first.path("msg").asString()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e1000000"})
  void whatIsNoNumberIsNotStored(String value) throws Exception {
    String body = made("density", "experiment").replace("1.23", value);
    assertThat(post("densimeter", "post/measurement", body).status).isEqualTo(422);
    assertThat(get("densimeter", "get/all_fom?fom_name=density").size()).isZero();
  }

  @Test
  void chemicalsAreOnTheShelfOnceForEachBatchWhoeverPutsThemThere() throws Exception {
    String body = "{'smiles':'COC(=O)OC','name':'DMC','reference':'a'}";
    String first = id(post("optimizer", "post/chemical", body));
    assertThat(id(post("densimeter", "post/chemical", body))).isEqualTo(first);
    String second = id(post("densimeter", "post/chemical", body.replace("'a'", "'b'")));
    String none = id(post("densimeter", "post/chemical", "{'smiles':'COC(=O)OC','name':'DMC'}"));
    JsonNode all = get("vera", "get/all_chemicals");
    assertThat(all.propertyNames()).containsExactly(first, second, none);
    assertThat(all.get(none).path("reference").asString()).isEmpty();
    assertThat(post("vera", "post/chemical", body).status).isEqualTo(403);
    assertThat(engine.as("admin").capabilities().list(false))
        .as("the shelf is nobody's capability")
        .isEmpty();
    assertThat(this.<Optional<Long>>read(l -> l.events().firstBrokenEntry())).isEmpty();
  }

  @Test
  void whatAnOperatorWithdrewIsNotOfferedAgain() throws Exception {
    id(request("density", "experiment"));
    engine.as("admin").capabilities().withdraw("density", "experiment", "no longer");
    Answer refused = request("density", "experiment");
    assertThat(refused.status).isEqualTo(200);
    assertThat(refused.json().path("id").asInt()).isEqualTo(-1);
    assertThat(refused.json().path("message").asString()).contains("density");
    stop();
    open();
    assertThat(request("density", "experiment").json().path("id").asInt()).isEqualTo(-1);
  }

  @Test
  void aCapabilityOfTheLaboratorysOwnIsLeftAsItIs() throws Exception {
    Broker admin = engine.as("admin");
    admin
        .capabilities()
        .add(
            new CapabilityDraft(
                "density", "experiment", json("{'required':['pressure']}"), json("{}")));
    Answer refused = request("density", "experiment");
    assertThat(refused.json().path("id").asInt()).isEqualTo(-1);
    assertThat(refused.json().path("message").asString()).contains("pressure");
    assertThat(admin.capabilities().find("density", "experiment").orElseThrow().version()).isOne();
  }

  @Test
  void whoMayOnlyReadReads() throws Exception {
    String asked = id(request("density", "experiment"));
    assertThat(get("vera", "get/pending?fom_name=density").size()).isOne();
    assertThat(get("vera", "get/measurement?query_id=" + asked).path("pending").asBoolean())
        .isTrue();
    assertThat(post("vera", "request/measurement", wanted("density", "experiment")).status)
        .isEqualTo(403);
    assertThat(post("vera", "post/measurement", made("density", "experiment")).status)
        .isEqualTo(403);
  }

  @Test
  void identifiersMayHaveDashesAndUnknownOnesComeBackAsSent() throws Exception {
    String asked = id(request("density", "experiment"));
    String dashed = asked.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    assertThat(get("optimizer", "get/measurement?query_id=" + dashed).has("formulation")).isTrue();
    for (String text : List.of("nonsense", "0".repeat(32), "0".repeat(31) + "-1")) {
      JsonNode answer = get("optimizer", "get/measurement?query_id=" + text);
      assertThat(answer.path("id").asString()).isEqualTo(text);
    }
  }

  private Answer request(String what, String origin) throws Exception {
    return post("optimizer", "request/measurement", wanted(what, origin));
  }

  private static String wanted(String what, String origin) {
    return "{"
        + FORMULATION
        + ",'pending':true,'fom_data':[],'kind':{'origin':'"
        + origin
        + "','what':'"
        + what
        + "'}}";
  }

  private static String made(String name, String origin) {
    return "{"
        + FORMULATION
        + ",'pending':false,'fom_data':["
        + fom(name, origin)
        + "],'kind':{'origin':'"
        + origin
        + "','what':null}}";
  }

  private static String fom(String name, String origin) {
    return "{'values':[1.23],'unit':'g/cm**3','dim':1,'name':'"
        + name
        + "','origin':{'origin':'"
        + origin
        + "'},'internalReference':'aTest','fail':false,'message':'fine','rating':1}";
  }

  private JsonNode answer(String account, String request, String name, String origin)
      throws Exception {
    return post(account, "post/measurement?request_id=" + request, made(name, origin)).json();
  }

  private <T> T read(Function<Ledger, T> work) {
    return engine.store().read(work);
  }

  private static String id(Answer answer) {
    String id = answer.json().path("id").asString();
    assertThat(id).as(answer.body).matches("[0-9a-f]{32}");
    return id;
  }

  private JsonNode get(String account, String path) throws Exception {
    Answer answer = send("GET", token(account), path, "");
    assertThat(answer.status).as(answer.body).isEqualTo(200);
    return answer.json();
  }

  private Answer post(String account, String path, String body) throws Exception {
    return send("POST", token(account), path, body);
  }

  private String token(String account) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/token"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "username=" + account + "&password=" + account + "pw&grant_type=password"))
            .build();
    return FinalesJson.read(http.send(request, BodyHandlers.ofString()).body())
        .path("access_token")
        .asString();
  }

  private Answer send(String method, String token, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.uri() + "/api/broker/" + path))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                method.equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  private static JsonNode json(String text) {
    return FinalesJson.read(text.replace('\'', '"'));
  }

  private record Answer(int status, String body) {
    JsonNode json() {
      return FinalesJson.read(body);
    }
  }

  /** Keeps passwords as they are, which is quick. */
  private static final class PlainHasher implements PasswordHasher {
    @Override
    public String hash(String password) {
      return "plain:" + password;
    }

    @Override
    public boolean verify(String password, String hash) {
      return hash.equals("plain:" + password);
    }

    @Override
    public boolean isOutdated(String hash) {
      return false;
    }
  }
}
