package org.finales.server.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.finales.api.experiment.ChannelActivity;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.Station;
import org.finales.core.station.HttpLink;
import org.finales.server.api.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init")
class LiveTest {
  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private CyclingServer server;

  @BeforeEach
  void open() {
    server = new CyclingServer(folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Viewer viewer(String last) throws Exception {
    URI live = server.uri().resolve("/api/v1/live");
    return Viewer.of(client, live, server.token("olga"), last);
  }

  private static ChannelReport report(double volt) {
    return new ChannelReport(
        "A",
        ChannelActivity.IDLE,
        null,
        null,
        Instant.now(),
        volt,
        0.0,
        List.of(),
        0,
        0,
        0,
        "waits",
        null,
        null,
        List.of());
  }

  /** The next message of a kind. */
  private static Viewer.Message next(Viewer viewer, String kind) throws InterruptedException {
    Viewer.Message message = viewer.next();
    while (!message.kind().equals(kind)) {
      message = viewer.next();
    }
    return message;
  }

  @Test
  void viewersHearOfChannelsAndOfWhatHappensAndGoOnWhereTheyBrokeOff() throws Exception {
    try (HttpLink link = server.link("tom")) {
      Station station = link.register(CyclingServer.draft("bench", "A"));
      link.report(station.id(), List.of(report(3.5)));
      String last;
      try (Viewer viewer = viewer("")) {
        Viewer.Message first = next(viewer, "channel");
        assertThat(first.data().at("/report/voltage").asDouble()).isEqualTo(3.5);
        assertThat(first.data().at("/stationName").asString()).isEqualTo("bench");
        link.report(station.id(), List.of(report(3.6)));
        assertThat(next(viewer, "channel").data().at("/report/voltage").asDouble()).isEqualTo(3.6);
        Experiment queued = server.queue("CC, 0.5 A, TIME, 2 s\n");
        Viewer.Message posted = viewer.next();
        assertThat(posted.kind()).startsWith("experiment.");
        assertThat(posted.data().get("id").asString()).isEqualTo(queued.id().toString());
        last = posted.id();
      }
      Experiment missed = server.queue("CC, 0.5 A, TIME, 2 s\n");
      try (Viewer viewer = viewer(last)) {
        Viewer.Message message = viewer.next();
        while (!message.kind().startsWith("experiment.")) {
          message = viewer.next();
        }
        assertThat(message.data().get("id").asString()).isEqualTo(missed.id().toString());
      }
    }
  }
}
