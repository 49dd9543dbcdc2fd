package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.finales.api.battery.Battery;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.broker.Claim;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.lab.Laboratory;
import org.finales.core.station.BatchJson;
import org.finales.core.station.LabLink;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(60)
@SuppressWarnings("NullAway.Init")
class DatasetRoutesTest extends RestCalls {
  private static final long BEGIN = 1_772_323_200_000_000L;

  @TempDir private Path folder;
  private SeriesStore store;
  private RecordedDataset dataset;
  private String path;

  @BeforeEach
  @Override
  void open() {
    store = SeriesStore.sqlite(folder.resolve("series.db"));
    lab = new Lab(World.EMBEDDED, store);
    token = lab.token("tom", Role.TENANT);
    dataset = RecordedDataset.of("run", "ambient_temperature_celsius");
    path = "/api/v1/datasets/" + dataset.id();
  }

  @AfterEach
  @Override
  void close() {
    super.close();
    store.close();
  }

  private static Points points(int first, int count) {
    Points.Builder builder = Points.builder(1);
    for (int i = first; i < first + count; i++) {
      double volt = i == 777 ? 9 : 3 + i % 10 / 10.0;
      builder.add(i * 100_000L, BEGIN + i * 100_000L, 1, 1, 0, volt, -1, Double.NaN);
    }
    return builder.build();
  }

  private JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FinalesJson.read(answer.body());
  }

  private HttpResponse<String> batch(long number, Points points) throws Exception {
    Batch batch = new Batch("mine", number, points, List.of());
    return post(path + "/batches", new String(BatchJson.write(batch), StandardCharsets.UTF_8));
  }

  private void openDataset() throws Exception {
    json(
        put(
            path,
            "{\"experiment\":\"%s\",\"name\":\"run\",\"auxiliaries\":[{\"name\":"
                    .formatted(onChannel())
                + "\"ambient_temperature_celsius\",\"unit\":\"degC\"}]}",
            null));
  }

  /** An experiment that is on a channel of tom's station. */
  private UUID onChannel() {
    Laboratory laboratory = lab.laboratory();
    Actor olga = new Actor("olga", Role.OPERATOR, null);
    Battery battery =
        Battery.builder()
            .name("cell")
            .ratings(Ratings.builder().nominalCapacity(Quantity.of("1", "Ah")).build())
            .limits(
                OperatingLimits.builder()
                    .upperVoltageLimit(Quantity.of("4.2", "V"))
                    .lowerVoltageLimit(Quantity.of("2.5", "V"))
                    .build())
            .build();
    UUID cell = laboratory.batteries().add(olga, battery).id();
    UUID steps = laboratory.protocols().add(olga, "charge", "CC, 1 A, TIME, 1 h").id();
    laboratory.experiments().add(olga, ExperimentDraft.of("run", cell, steps));
    LabLink tom = laboratory.link(new Actor("tom", Role.TENANT, null));
    Station station =
        tom.register(
            new StationDraft("bench", "", "", null, List.of(StationChannel.of("A", "sim:x"))));
    UUID tenant =
        tom.offer(
            station.id(),
            "A",
            new ChannelNeeds(
                Quantity.of("0", "V"),
                Quantity.of("5", "V"),
                Quantity.of("5", "A"),
                Quantity.of("5", "A"),
                null,
                null,
                List.of("current")));
    Claim claim = tom.next(tenant, Duration.ZERO).orElseThrow();
    return tom.experiment(claim, station.id(), "A").id();
  }

  @Test
  void batchesAreTakenOnceAndReadInEveryWay() throws Exception {
    openDataset();
    assertThat(json(batch(1, points(0, 600))).get("points").asLong()).isEqualTo(600);
    assertThat(json(batch(2, points(600, 400))).get("repeated").asBoolean()).isFalse();
    assertThat(json(batch(2, points(600, 400))).get("repeated").asBoolean()).isTrue();
    HttpResponse<String> early = batch(4, points(1000, 1));
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.body()).contains("batch-order", "came before batch 3");
    assertThat(json(get(path + "/sources/mine")).get("newest").asLong()).isEqualTo(2);

    JsonNode status = json(get(path));
    assertThat(status.at("/status/points").asLong()).isEqualTo(1000);
    assertThat(status.at("/auxiliaries/0/unit").asString()).isNotEmpty();
    HttpResponse<String> page = get(path + "/points?first=990&limit=100");
    assertThat(BatchJson.readPoints(page.body().getBytes(StandardCharsets.UTF_8), 1))
        .isEqualTo(points(990, 10));
    JsonNode window = json(get(path + "/window?buckets=10&columns=voltage_volt"));
    assertThat(window.at("/counts")).hasSize(10);
    assertThat(window.at("/columns/voltage_volt/max/7").asDouble()).as("a spike").isEqualTo(9);
    assertThat(window.at("/columns/voltage_volt/min/3").asDouble()).isEqualTo(3);
    HttpResponse<String> csv = send(call(path + "/points").header("Accept", "text/csv"));
    assertThat(csv.body().lines()).hasSize(1001);
    assertThat(csv.body()).contains("Voltage");
  }

  @Test
  void eventsAreReadInTheirOrder() throws Exception {
    openDataset();
    json(
        post(
            path + "/batches",
            "{\"source\":\"mine\",\"number\":1,\"events\":[{\"host_us\":5,\"kind\":\"alarm\","
                + "\"message\":\"too hot\",\"detail\":{\"code\":\"temperature-high\"}}]}"));
    JsonNode events = json(get(path + "/events"));
    assertThat(events.at("/items/0/message").asString()).isEqualTo("too hot");
    assertThat(events.at("/items/0/sequence").asLong()).isEqualTo(1);
    assertThat(json(get(path + "/events?after=1")).at("/items")).isEmpty();
  }

  @Test
  void compressedBatchesAreTakenWithinBounds() throws Exception {
    openDataset();
    Batch batch = new Batch("mine", 1, points(0, 5000), List.of());
    assertThat(zipped(BatchJson.write(batch)).statusCode()).isEqualTo(200);
    assertThat(store.points(dataset.id(), 0, Points.MOST)).isEqualTo(points(0, 5000));
    HttpResponse<String> bomb = zipped(new byte[64 << 20]);
    assertThat(bomb.statusCode()).as(bomb.body()).isEqualTo(413);
    HttpResponse<String> noGzip =
        send(
            call(path + "/batches")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(noGzip.statusCode()).isEqualTo(400);
    assertThat(noGzip.body()).contains("gzip");
  }

  private HttpResponse<String> zipped(byte[] body) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(body);
    }
    return send(
        call(path + "/batches")
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(post(path + "/batches", "{}").statusCode()).isEqualTo(404);
    openDataset();
    HttpResponse<String> empty = post(path + "/batches", "{}");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("points or events");
    HttpResponse<String> broken = post(path + "/batches", "{\"points\":");
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(get(path + "/window?buckets=20000&columns=a,b,c,d,e,f,g,h,i,j,k").statusCode())
        .isEqualTo(422);
    assertThat(get(path + "/window?columns=power").body()).contains("power", "voltage_volt");
    assertThat(get(path + "/window").statusCode()).as("no points yet").isEqualTo(200);
    token = lab.token("vera", Role.VIEWER);
    assertThat(batch(1, points(0, 1)).statusCode()).isEqualTo(403);
  }

  private Viewer viewer(String last) throws Exception {
    return Viewer.of(client, URI.create(lab.uri() + path + "/live"), token, last);
  }

  @Test
  void viewersHearOfNewPointsAndEventsAndGoOnWhereTheyBrokeOff() throws Exception {
    store.create(dataset);
    store.append(dataset.id(), points(0, 10));
    String last;
    try (Viewer viewer = viewer("")) {
      store.append(dataset.id(), points(10, 5));
      Viewer.Message message = viewer.next();
      assertThat(message.kind()).isEqualTo("points");
      assertThat(message.data().get("first").asLong()).isEqualTo(10);
      assertThat(message.data().at("/points/voltage")).hasSize(5);
      assertThat(message.data().at("/points/auxiliaries/0/0").isNull()).isTrue();
      last = message.id();
    }
    SeriesEvent alarm = new SeriesEvent(7, "alarm", "hot", "{}");
    store.append(dataset.id(), points(15, 3));
    store.record(dataset.id(), alarm);
    try (Viewer viewer = viewer(last)) {
      Viewer.Message missed = viewer.next();
      assertThat(missed.data().get("first").asLong()).isEqualTo(15);
      assertThat(missed.data().get("missed").asLong()).isZero();
      Viewer.Message event = viewer.next();
      assertThat(event.kind()).isEqualTo("event");
      assertThat(event.data().get("message").asString()).isEqualTo("hot");
      assertThat(event.id()).isEqualTo("18.1");
    }
    assertThat(send(call(path + "/live").header("Last-Event-ID", "x")).statusCode()).isEqualTo(400);
  }

  @Test
  void aViewerThatFellFarBehindGetsTheNewestAndIsToldWhatItMissed() throws Exception {
    store.create(dataset);
    store.append(dataset.id(), points(0, 50_000));
    try (Viewer viewer = viewer("10.0")) {
      JsonNode data = viewer.next().data();
      long first = data.get("first").asLong();
      assertThat(first + data.at("/points/voltage").size()).isEqualTo(50_000);
      assertThat(data.get("missed").asLong()).isEqualTo(first - 10).isPositive();
    }
  }

  @Test
  void viewersThatDoNotReadHoldUpNobody() throws Exception {
    store.create(dataset);
    List<Socket> deaf = new ArrayList<>();
    try {
      for (int i = 0; i < 120; i++) {
        deaf.add(deafViewer());
      }
      try (Viewer viewer = viewer("0.0")) {
        int next = 0;
        for (int i = 0; i < 300; i++) {
          store.append(dataset.id(), points(i * 200, 200));
        }
        while (next < 60_000) {
          JsonNode data = viewer.next().data();
          assertThat(data.get("first").asInt() - data.get("missed").asInt()).isEqualTo(next);
          next = data.get("first").asInt() + data.at("/points/voltage").size();
        }
      }
    } finally {
      for (Socket socket : deaf) {
        socket.close();
      }
    }
  }

  private Socket deafViewer() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(2048);
    socket.connect(new java.net.InetSocketAddress("127.0.0.1", lab.uri().getPort()));
    String call =
        "GET " + path + "/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void aStreamEndsWithItsTokenAndWithTheServer() throws Exception {
    store.create(dataset);
    try (Viewer viewer = viewer("")) {
      lab.forget(token);
      store.append(dataset.id(), points(0, 1));
      assertThat(viewer.ended).succeedsWithin(Duration.ofSeconds(20));
    }
    token = lab.token("vera", Role.VIEWER);
    try (Viewer viewer = viewer("")) {
      lab.whileServerIsDown(() -> assertThat(viewer.ended).succeedsWithin(Duration.ofSeconds(20)));
    }
  }
}
