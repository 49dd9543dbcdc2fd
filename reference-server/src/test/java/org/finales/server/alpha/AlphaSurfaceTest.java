package org.finales.server.alpha;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Role;
import org.finales.server.ReferenceServer;
import org.finales.server.http.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AlphaSurfaceTest {
  private static final String FORMULATION =
      "'formulation':{'chemicals':[{'smiles':'C1COC(=O)O1','name':'EC','reference':'batch 7'},"
          + "{'smiles':'CCOC(=O)OC','name':'EMC','reference':''}],"
          + "'amounts':[{'value':30,'unit':'mol.-%'},{'value':70,'unit':'mol.-%'}],"
          + "'ratio_method':'molar'},'temperature':{'value':298.15,'unit':'K'}";

  @TempDir private Path folder;
  private ReferenceServer server;
  private String optimizer;
  private String densimeter;
  private String other;

  @BeforeEach
  void start() throws Exception {
    server = open();
    for (String name : List.of("optimizer", "densimeter", "other")) {
      server
          .access()
          .accounts()
          .add(
              Accounts.console("test"),
              name,
              name.equals("optimizer") ? Role.REQUESTER : Role.TENANT,
              server.access().hasher().hash(name + "-pw"));
    }
    optimizer = token("optimizer");
    densimeter = token("densimeter");
    other = token("other");
  }

  private ReferenceServer open() throws BindException {
    return ReferenceServer.builder()
        .data(folder)
        .http(HttpSettings.ofDefaults().at("127.0.0.1", 0))
        .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aMeasurementIsAskedForSeenMeasuredAndRead() throws Exception {
    String request = ask("density", "experiment");
    assertThat(request).matches("[0-9a-f]{32}");

    JsonNode pending = get(densimeter, "/api/broker/get/pending?fom_name=density").json();
    assertThat(pending.propertyNames()).containsExactly(request);
    JsonNode seen = pending.get(request);
    assertThat(seen.path("pending").booleanValue()).isTrue();
    assertThat(seen.path("kind").path("origin").stringValue()).isEqualTo("experiment");
    assertThat(seen.path("formulation").path("amounts").get(0).path("unit").stringValue())
        .as("the unit comes back as it was sent")
        .isEqualTo("mol.-%");
    assertThat(seen.path("formulation").path("chemicals").get(0).path("reference").stringValue())
        .as("batches are kept")
        .isEqualTo("batch 7");

    JsonNode answer = answer(densimeter, request, "density").json();
    assertThat(answer.path("message").stringValue()).isEqualTo("recieved pending measurement");
    assertThat(answer.path("id_request").stringValue()).isEqualTo(request);
    String measurement = answer.path("id_measurement").stringValue();

    assertThat(get(densimeter, "/api/broker/get/pending?fom_name=density").json().size()).isZero();
    JsonNode all = get(optimizer, "/api/broker/get/all_fom?fom_name=density").json();
    assertThat(all.propertyNames()).containsExactly(measurement);
    for (String id : List.of(measurement, request)) {
      JsonNode read = get(optimizer, "/api/broker/get/measurement?query_id=" + id).json();
      assertThat(read.path("pending").booleanValue()).as("it is done").isFalse();
      assertThat(read.path("fom_data").get(0).path("values").get(0).doubleValue()).isEqualTo(1.2);
    }
  }

  @Test
  void aTokenIsNeededAndChecked() throws Exception {
    assertThat(send("Bearer nonsense", "GET", "/api/broker/get/all_chemicals", "").status)
        .isEqualTo(401);
    assertThat(send("", "GET", "/api/broker/get/all_chemicals", "").status).isEqualTo(401);
    Answer wrong =
        send("", "FORM", "/token", "grant_type=password&username=optimizer&password=wrong");
    assertThat(wrong.status).isEqualTo(401);
    assertThat(wrong.json().path("detail").stringValue())
        .isEqualTo("Incorrect username or password");
  }

  @Test
  void aSecondTenantIsNotShownTheSameWorkAndCannotDeliverIt() throws Exception {
    String request = ask("viscosity", "experiment");
    assertThat(get(densimeter, "/api/broker/get/pending?fom_name=viscosity").json().size()).isOne();
    assertThat(get(other, "/api/broker/get/pending?fom_name=viscosity").json().size()).isZero();
    assertThat(get(optimizer, "/api/broker/get/pending?fom_name=viscosity").json().size())
        .as("the requester sees its own")
        .isOne();
    answer(densimeter, request, "viscosity");
    Answer second = answer(other, request, "viscosity");
    assertThat(second.status).isEqualTo(200);
    assertThat(second.json().path("id").intValue()).isEqualTo(-1);
    assertThat(second.json().path("message").stringValue()).contains("resolved");
  }

  @Test
  void aVectorialMeasurementIsListedUnderEachOfItsFigures() throws Exception {
    String body =
        json(
            "{"
                + FORMULATION
                + ",'pending':false,'fom_data':["
                + figure("density")
                + ","
                + figure("viscosity")
                + ",null],'kind':{'origin':'experiment','what':'vectorial'}}");
    JsonNode answer = post(densimeter, "/api/broker/post/measurement", body).json();
    assertThat(answer.path("message").stringValue()).isEqualTo("recieved UNSOLICITED measurement");
    for (String name : List.of("density", "viscosity")) {
      assertThat(get(optimizer, "/api/broker/get/all_fom?fom_name=" + name).json().propertyNames())
          .containsExactly(answer.path("id").stringValue());
    }
    assertThat(get(optimizer, "/api/broker/get/all_fom?fom_name=conductivity").json().size())
        .isZero();
  }

  @Test
  void chemicalsAreKeptWithTheirBatchesOverARestart() throws Exception {
    String one = chemical("batch 1");
    assertThat(chemical("batch 1")).as("the same again is the same").isEqualTo(one);
    String two = chemical("batch 2");
    assertThat(two).isNotEqualTo(one);
    server.close();
    server = open();
    JsonNode all = get(token("optimizer"), "/api/broker/get/all_chemicals").json();
    assertThat(all.propertyNames()).containsExactly(one, two);
    assertThat(all.get(two).path("reference").stringValue()).isEqualTo("batch 2");
  }

  @Test
  void compoundsOfOneNameAndOtherCompositionAreOthers() throws Exception {
    String first = compound("electrolyte", 30);
    assertThat(compound("electrolyte", 40)).isNotEqualTo(first);
    assertThat(get(optimizer, "/api/broker/get/all_compounds").json().size()).isEqualTo(2);
  }

  @Test
  void whatMakesNoSenseIsRefusedAsItsClientsExpect() throws Exception {
    assertThat(answer(densimeter, "0".repeat(32), "density").json().path("id").intValue())
        .as("an unknown request")
        .isEqualTo(-1);
    assertThat(answer(densimeter, "nonsense", "density").json().path("id").intValue())
        .as("no identifier at all")
        .isEqualTo(-1);
    String notPending =
        json(
            "{"
                + FORMULATION
                + ",'pending':false,'fom_data':[],'kind':{'origin':'test','what':'density'}}");
    assertThat(
            post(optimizer, "/api/broker/request/measurement", notPending)
                .json()
                .path("id")
                .intValue())
        .isEqualTo(-1);
    assertThat(
            get(optimizer, "/api/broker/get/measurement?query_id=nonsense")
                .json()
                .path("message")
                .stringValue())
        .isEqualTo("invalid id");
    assertThat(
            get(optimizer, "/api/broker/get/measurement?query_id=" + "0".repeat(32))
                .json()
                .path("message")
                .stringValue())
        .isEqualTo("Cannot find id");
  }

  @Test
  void badBodiesAreRefusedWithTheirPlaceAndStoreNothing() throws Exception {
    String frozen =
        json("{" + FORMULATION + ",'pending':true,'kind':{'origin':'test','what':'density'}}")
            .replace("298.15", "-1");
    Answer cold = post(optimizer, "/api/broker/request/measurement", frozen);
    assertThat(cold.status).isEqualTo(422);
    assertThat(cold.body).contains("temperature");
    for (String body :
        List.of("{", "[]", "{\"pending\":1}", "{\"pending\":NaN}", "{\"a\":1e1000000}")) {
      assertThat(post(optimizer, "/api/broker/request/measurement", body).status)
          .as(body)
          .isBetween(400, 499);
    }
    assertThat(get(optimizer, "/api/broker/get/pending?fom_name=nonsense").status).isEqualTo(422);
    assertThat(get(optimizer, "/api/broker/get/pending?fom_name=density").json().size()).isZero();
    assertThat(get(optimizer, "/api/broker/nothing").status).isEqualTo(404);
  }

  private String ask(String what, String origin) throws Exception {
    String body =
        json(
            "{"
                + FORMULATION
                + ",'pending':true,'fom_data':[],'kind':{'origin':'"
                + origin
                + "','what':'"
                + what
                + "'}}");
    JsonNode answer = post(optimizer, "/api/broker/request/measurement", body).json();
    assertThat(answer.path("message").stringValue()).isEqualTo("recieved measurement request");
    return answer.path("id").stringValue();
  }

  private Answer answer(String token, String request, String what) throws Exception {
    String body =
        json(
            "{"
                + FORMULATION
                + ",'pending':false,'fom_data':["
                + figure(what)
                + "],'kind':{'origin':'experiment','what':'"
                + what
                + "'}}");
    return post(token, "/api/broker/post/measurement?request_id=" + request, body);
  }

  private static String figure(String name) {
    return "{'values':[1.2],'unit':'g/cm**3','dim':1,'name':'"
        + name
        + "','origin':{'origin':'experiment','what':'"
        + name
        + "'},'internalReference':'a1','fail':false,'message':'','rating':3}";
  }

  private String chemical(String reference) throws Exception {
    String body = json("{'smiles':'C1COC(=O)O1','name':'EC','reference':'" + reference + "'}");
    return post(optimizer, "/api/broker/post/chemical", body).json().path("id").stringValue();
  }

  private String compound(String name, int amount) throws Exception {
    String body =
        json(
            "{'chemicals':[{'smiles':'C1COC(=O)O1','name':'EC'}],'amounts':[{'value':"
                + amount
                + ",'unit':'mol'}],'name':'"
                + name
                + "'}");
    return post(optimizer, "/api/broker/post/compound", body).json().path("id").stringValue();
  }

  private String token(String name) throws Exception {
    Answer answer =
        send(
            "",
            "FORM",
            "/token",
            "grant_type=password&username=" + name + "&password=" + name + "-pw");
    assertThat(answer.status).as(answer.body).isEqualTo(200);
    return "Bearer " + answer.json().path("access_token").stringValue();
  }

  private Answer get(String token, String path) throws Exception {
    return send(token, "GET", path, "");
  }

  private Answer post(String token, String path, String body) throws Exception {
    return send(token, "POST", path, body);
  }

  private Answer send(String token, String method, String path, String body) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + path));
    if (!token.isEmpty()) {
      request.header("Authorization", token);
    }
    switch (method) {
      case "GET" -> request.GET();
      case "FORM" ->
          request
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body));
      default ->
          request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private record Answer(int status, String body) {
    JsonNode json() {
      return FinalesJson.read(body);
    }
  }
}
