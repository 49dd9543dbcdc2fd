package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.server.api.Lab.request;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Event;
import org.finales.api.broker.Request;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class EventStreamTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private Lab lab;
  private String token;

  @BeforeEach
  void open() {
    lab = new Lab(World.EMBEDDED);
    token = lab.token("vera", Role.VIEWER);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void whatHappensIsToldInOrder() throws Exception {
    Stream stream = new Stream("?subject=request", "");
    List<String> posted = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      posted.add(
          lab.requester.requests().post(request().onBehalfOf("Jörg " + i).build()).id().toString());
    }
    long last = 0;
    for (String id : posted) {
      Event event = stream.next();
      assertThat(event.id()).isEqualTo(id);
      assertThat(event.kind()).isEqualTo("request.posted");
      assertThat(event.sequence()).isGreaterThan(last);
      last = event.sequence();
    }
    lab.densimeter(lab.tenant, 1);
    Request after = lab.requester.requests().post(request().build());
    assertThat(stream.next().id()).as("a tenant is no request").isEqualTo(after.id().toString());
  }

  @Test
  void aStreamGoesOnWhereItBrokeOff() throws Exception {
    long before = lab.requester.events().newest();
    Request first = lab.requester.requests().post(request().build());
    Request second = lab.requester.requests().post(request().build());
    Stream whole = new Stream("?after=" + before, "");
    long seen = whole.next().sequence();
    assertThat(whole.next().id()).isEqualTo(second.id().toString());
    Stream again = new Stream("?after=" + before, "" + seen);
    assertThat(again.next().id()).isEqualTo(second.id().toString());
    Stream start = new Stream("?after=0&id=" + first.id(), "");
    assertThat(start.next().id()).isEqualTo(first.id().toString());
  }

  @Test
  void aStreamEndsWithTheTokenThatOpenedIt() throws Exception {
    Stream stream = new Stream("", "");
    lab.requester.requests().post(request().build());
    stream.next();
    lab.forget(token);
    lab.requester.requests().post(request().build());
    stream.ended.get(10, TimeUnit.SECONDS);
    assertThat(stream.events).isEmpty();
  }

  @Test
  void aStreamEndsWhenTheServerStops() throws Exception {
    Stream stream = new Stream("", "");
    lab.whileServerIsDown(() -> assertThat(stream.ended).succeedsWithin(TEN));
  }

  @Test
  void thoseWhoDoNotReadDelayNobody() throws Exception {
    List<Socket> deaf = new ArrayList<>();
    try {
      for (int i = 0; i < 120; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", lab.uri().getPort()));
        String call =
            "GET /api/v1/events?after=0 HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
                + "Authorization: Bearer "
                + token
                + "\r\n\r\n";
        socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
        deaf.add(socket);
      }
      Stream stream = new Stream("?subject=request", "");
      for (int i = 0; i < 300; i++) {
        lab.requester.requests().post(request().build());
      }
      for (int i = 0; i < 300; i++) {
        stream.next();
      }
    } finally {
      for (Socket socket : deaf) {
        socket.close();
      }
    }
  }

  private static final java.time.Duration TEN = java.time.Duration.ofSeconds(10);

  /** A client of events. */
  private final class Stream {
    final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    final CompletableFuture<Void> ended = new CompletableFuture<>();

    Stream(String query, String lastEventId) throws Exception {
      HttpRequest.Builder call =
          HttpRequest.newBuilder(URI.create(lab.uri() + "/api/v1/events" + query))
              .header("Accept", "text/event-stream")
              .header("Authorization", "Bearer " + token);
      if (!lastEventId.isEmpty()) {
        call.header("Last-Event-ID", lastEventId);
      }
      HttpResponse<java.io.InputStream> response =
          client.send(call.build(), BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
      CompletableFuture<Void> listening = new CompletableFuture<>();
      Thread reader = new Thread(() -> read(lines, listening));
      reader.setDaemon(true);
      reader.start();
      listening.get(10, TimeUnit.SECONDS);
    }

    Event next() throws InterruptedException {
      Event event = events.poll(20, TimeUnit.SECONDS);
      assertThat(event).as("an event within 20 s").isNotNull();
      return event;
    }

    private void read(BufferedReader lines, CompletableFuture<Void> listening) {
      try (lines) {
        String id = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          listening.complete(null);
          if (line.startsWith("id: ")) {
            id = line.substring(4);
          } else if (line.startsWith("data: ")) {
            Event event =
                FinalesJson.read(line.substring(6).getBytes(StandardCharsets.UTF_8), Event.class);
            assertThat(id).isEqualTo("" + event.sequence());
            events.add(event);
          }
        }
      } catch (IOException e) {
        // The end, too.
      } finally {
        ended.complete(null);
      }
    }
  }
}
