package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.json.FinalesJson;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.experimentdata.FileImport;
import org.finales.core.experimentdata.ImportOptions;
import org.finales.core.timeseries.SeriesStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
@SuppressWarnings("NullAway.Init")
class DataRoutesTest extends RestCalls {
  private static final String TABLE =
      "Test Time / s,Voltage / V,Current / A\n0,3,1\n3600,4,1\n7200,3,-1\n";

  @TempDir private Path folder;
  private SeriesStore store;

  @BeforeEach
  @Override
  void open() {
    store = SeriesStore.sqlite(folder.resolve("series.db"));
    lab = new Lab(World.EMBEDDED, store);
    token = lab.token("rita", Role.REQUESTER);
  }

  @AfterEach
  @Override
  void close() {
    super.close();
    store.close();
  }

  private HttpResponse<String> inspect(String table, String query) throws Exception {
    return send(
        call("/api/v1/imports/inspect" + query)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(table)));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FinalesJson.read(answer.body());
  }

  @Test
  void aFileIsReportedOnAndItsMappingCorrectedBeforeAnythingIsStored() throws Exception {
    String table = "t,U,I\n0,3000,1\n1,3100,x\n2,3200,1\n";
    JsonNode report = json(inspect(table, ""));
    assertThat(report.path("rows").asInt()).isEqualTo(2);
    assertThat(report.at("/refusals/0/lines/0").asInt()).isEqualTo(3);
    String mapping =
        report.path("mapping").toString().replaceAll("\"unit\":\"V\"", "\"unit\":\"mV\"");
    String corrected = URLEncoder.encode(mapping, StandardCharsets.UTF_8);
    JsonNode again = json(inspect(table, "?zone=Europe/Berlin&mapping=" + corrected));
    assertThat(again.at("/mapping/zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(again.at("/overview/greatestVoltage").toString()).contains("3");
    assertThat(store.datasets()).isEmpty();
  }

  @Test
  void whatIsNoTableIsRefusedWithTheReason() throws Exception {
    assertThat(inspect("no table at all", "").statusCode()).isEqualTo(422);
    assertThat(inspect(TABLE, "?zone=nowhere").statusCode()).isEqualTo(400);
    assertThat(inspect(TABLE, "?mapping=%7B").statusCode()).isBetween(400, 422);
    assertThat(post("/api/v1/imports/inspect", "{}").statusCode()).isEqualTo(415);
    token = lab.token("vic", Role.VIEWER);
    assertThat(inspect(TABLE, "").statusCode()).isEqualTo(403);
  }

  private String imported() throws Exception {
    Path file = Files.writeString(folder.resolve("data.csv"), TABLE);
    UUID id =
        FileImport.run(store, CyclingFile.of(file), ImportOptions.of("cell 7", "data.csv"))
            .dataset();
    return "/api/v1/datasets/" + id;
  }

  @Test
  void cyclesAreTold() throws Exception {
    JsonNode cycles = json(get(imported() + "/cycles"));
    assertThat(cycles.path("items")).hasSize(1);
    assertThat(cycles.at("/items/0/chargeCapacity").asDouble()).isGreaterThan(1);
    assertThat(get("/api/v1/datasets/" + UUID.randomUUID() + "/cycles").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "csv, text/csv, Voltage / V",
    "bdf, text/csv, Voltage / V",
    "jsonld, application/ld+json, BatteryTest",
    "html, text/html, <h1>cell 7</h1>",
    "ro-crate, application/zip, PK"
  })
  void dataSetsAreFilesOfEveryFormat(String format, String type, String part) throws Exception {
    HttpResponse<String> answer = get(imported() + "/export?format=" + format);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(answer.body()).contains(part);
  }

  @Test
  void aFormatThatAsksForMoreThanIsKnownIsRefused() throws Exception {
    String path = imported();
    HttpResponse<String> answer = get(path + "/export?format=wattrex-export");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("time of day");
    assertThat(get(path + "/export?format=xlsx").statusCode()).isEqualTo(400);
  }

  @Test
  void aFileThatIsSentBecomesAFinishedExperiment() throws Exception {
    String battery =
        lab.laboratory()
            .batteries()
            .add(
                new Actor("olga", Role.OPERATOR, null),
                Battery.builder().name("cell of the shelf").build())
            .id()
            .toString();
    String table = TABLE.replace("Test Time / s", "Test Time / s,Unix Time / s");
    table = table.replace("\n0,", "\n0,1700000000,").replace("\n3600,", "\n3600,1700003600,");
    table = table.replace("\n7200,", "\n7200,1700007200,");
    String query = "?name=old&file=x.csv&battery=";
    assertThat(send(table, query + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(send(table + "8000,x,x\n", query + battery).statusCode()).isEqualTo(422);
    assertThat(store.datasets()).isEmpty();
    HttpResponse<String> done = send(table, query + battery);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
    JsonNode experiment = FinalesJson.read(done.body()).path("experiment");
    assertThat(experiment.path("begun").asString()).isEqualTo("2023-11-14T22:13:20Z");
    HttpResponse<String> again = send(table, query + battery);
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("imported already");
    String path = "/api/v1/experiments/" + experiment.path("id").asString();
    assertThat(json(get(path + "/cycles")).path("items")).hasSize(1);
    assertThat(get(path + "/export?format=html").body())
        .contains("<h1>old</h1>", "cell of the shelf");
    assertThat(get(path + "/export").body()).isEqualTo(table);
    assertThat(get("/api/v1/experiments/" + UUID.randomUUID() + "/export").statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<String> send(String table, String query) throws Exception {
    return send(
        call("/api/v1/imports" + query)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(table)));
  }
}
