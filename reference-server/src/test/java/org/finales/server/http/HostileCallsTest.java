package org.finales.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that a proper client would never make. */
class HostileCallsTest extends HttpCalls {
  @ParameterizedTest
  @ValueSource(strings = {"/modern/things/%zz", "/modern/things/%", "/modern/things/%C0%AE"})
  void aBrokenEscapeIsTheCallersMistake(String target) throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(raw.read(Duration.ofSeconds(2))).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void aBodyWithinTheLimitIsTaken() throws Exception {
    HttpResponse<String> answer = post(BodyPublishers.ofByteArray(new byte[MAX_BODY]));
    assertThat(answer.body()).isEqualTo("" + MAX_BODY);
    assertThat(post(chunked(MAX_BODY)).body()).isEqualTo("" + MAX_BODY);
  }

  @Test
  void aBodyOverTheLimitIs413AlsoWhenItsLengthIsNotAnnounced() throws Exception {
    assertThat(post(BodyPublishers.ofByteArray(new byte[MAX_BODY + 1])).statusCode())
        .isEqualTo(413);
    HttpResponse<String> answer = post(chunked(MAX_BODY + 1));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("" + MAX_BODY);
  }

  @Test
  void aCompressedBodyIs415() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/modern/things/1")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("x")));
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOTHING LIKE HTTP\r\n\r\n",
        "GET /modern/things/1 HTTP/1.1\r\n\r\n",
        "GET /modern/things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: -4\r\n\r\n",
        "GET /modern/things/1 HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
        "POST /modern/things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n"
            + "\r\nabcd",
        "POST /modern/things/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET /modern/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      })
  void whatIsNotHttpIsRefusedWithoutAStackTrace(String text) throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      String answer = raw.send(text).read(Duration.ofSeconds(2));
      assertThat(answer).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
      assertThat(answer.toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("exception")
          .doesNotContain("jetty")
          .doesNotContain("<html");
    }
  }

  @Test
  void aHeadThatIsTooLongIs431() throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("GET /modern/things/1 HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000));
      assertThat(raw.send("\r\n\r\n").read(Duration.ofSeconds(2))).startsWith("HTTP/1.1 431");
    }
  }

  @Test
  void aHeadThatDripsIsClosed() throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("GET /modern/things/1 HTTP/1.1\r\nHost: x\r\n");
      boolean closed = false;
      for (int i = 0; i < 60 && !closed; i++) {
        closed = raw.closedWithin(Duration.ofMillis(100));
        if (!closed) {
          raw.send("X-" + i + ": y\r\n");
        }
      }
      assertThat(closed).as("the connection was closed although bytes kept coming").isTrue();
    }
  }

  @Test
  void aSecondHeadThatDripsIsClosed() throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("GET /modern/things/1 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(raw.read(Duration.ofMillis(200))).startsWith("HTTP/1.1 200");
      boolean closed = false;
      for (int i = 0; i < 60 && !closed; i++) {
        closed = raw.closedWithin(Duration.ofMillis(100));
        if (!closed) {
          raw.send(i == 0 ? "GET / HTTP/1.1\r\n" : "X-" + i + ": y\r\n");
        }
      }
      assertThat(closed).isTrue();
    }
  }

  @Test
  void aBodyThatDripsIs408() throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("POST /modern/things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
      String answer = "";
      for (int i = 0; i < 60 && answer.isEmpty(); i++) {
        raw.send("a");
        answer = raw.read(Duration.ofMillis(100));
      }
      assertThat(answer).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void anAnswerIsNotLostBecauseTheBodyWasNotWanted() throws Exception {
    for (int i = 0; i < 50; i++) {
      HttpResponse<String> answer =
          send(request("/modern/none").POST(BodyPublishers.ofByteArray(new byte[15_000])));
      assertThat(answer.statusCode()).isEqualTo(404);
    }
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("POST /modern/none HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
      assertThat(raw.read(Duration.ofMillis(300)))
          .as("a body that does not come delays its refusal for a moment only")
          .startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void aBodyThatNeverComesIsGivenUp() throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("POST /modern/things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
      assertThat(raw.read(Duration.ofSeconds(5))).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
    }
  }
}
