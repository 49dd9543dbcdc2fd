package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.NQuads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileDocumentsTest {
  private final JsonLdReader reader = JsonLdReader.ofDefaults();

  @Test
  void a_document_of_many_things_is_read_in_a_time_that_grows_with_it() {
    String things =
        IntStream.range(0, 30_000)
            .mapToObj(
                i ->
                    "<urn:p%1$d> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <%2$s> .%n<urn:p%1$d> <https://schema.org/name> \"%1$d\" .%n"
                        .formatted(i, "https://schema.org/Person"))
            .collect(Collectors.joining());
    LinkedDocument document =
        LinkedDocument.read(things.getBytes(StandardCharsets.UTF_8), reader, false);

    assertTimeout(Duration.ofSeconds(20), () -> assertThat(document.entities()).hasSize(30_000));
  }

  @Test
  void a_context_on_the_network_is_named_and_not_loaded() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:%d/context.jsonld".formatted(server.getAddress().getPort());
      for (String document :
          List.of(
              "{'@context': '%s', '@type': 'A'}",
              "{'@context': ['https://w3id.org/emmo/domain/battery/context', '%s']}",
              "{'@context': {'@import': '%s'}}",
              "{'@context': {'a': {'@id': 'urn:a', '@context': '%s'}}, 'a': {'b': 1}}")) {
        assertThatThrownBy(() -> read(document.formatted(url)))
            .as(document)
            .isInstanceOf(LinkedDataException.class)
            .hasMessageContaining(url)
            .hasMessageContaining("not loaded from the network");
      }
      JsonLdReader allowed = reader.with(Contexts.ofDefaults().withRemote(Duration.ofSeconds(5)));
      assertThatThrownBy(() -> allowed.read(bytes("{'@context': '" + url + "'}")))
          .hasMessageContaining("over https only");
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'@context': {'a': 'b:x', 'b': 'a:y'}, 'a:z': 1}",
        "{'@context': {'@version': 2.0}}",
        "{'@context': 7}",
        "{'@id': 7}",
        "{'@context': {'@base': 'no base '}, '@id': 'x'}",
        "[",
        "7",
        "{'a': 1, 'a': 2}",
        "{'a': 1} {}",
        "",
        "{'a': 1e999999999999999999999999999999999999}",
        "{'urn:a': 1e999999999}",
        "{'urn:a': 1e-99999}"
      })
  void what_is_no_sound_document_is_refused(String document) {
    assertThatThrownBy(() -> read(document)).isInstanceOf(LinkedDataException.class);
  }

  @Test
  void contexts_that_grow_without_end_are_refused() {
    String laughs =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "'t%d': {'@id': 'urn:t%d', '@type': '@id'}".formatted(i, i))
            .collect(Collectors.joining(", ", "{'@context': {", "}}"));
    String repeated =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "'https://w3id.org/emmo/domain/battery/context'")
            .collect(Collectors.joining(", ", "{'@context': [", "]}"));

    assertThatThrownBy(() -> read(laughs)).hasMessageContaining("values in them");
    assertThatThrownBy(() -> read(repeated)).hasMessageContaining("more than 500 contexts");
  }

  @Test
  void contexts_within_contexts_end_in_bounded_time() {
    StringBuilder nested = new StringBuilder();
    int depth = 90;
    for (int i = 0; i < depth; i++) {
      nested.append("{'a%d': {'@id': 'urn:a%d', '@context': ".formatted(i, i));
    }
    nested.append("{}");
    nested.append("}}".repeat(depth));
    StringBuilder use = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      use.append("{'a%d': ".formatted(i));
    }
    use.append("1").append("}".repeat(depth));

    String document = "{'@context': %s, %s".formatted(nested, use.substring(1));

    try {
      assertThat(NQuads.write(reader.read(bytes(document))).lines().count()).isEqualTo(depth);
    } catch (LinkedDataException e) {
      assertThat(e).hasMessageContaining("longer than");
    }
  }

  @Test
  void what_is_too_deep_too_long_or_too_much_is_refused() {
    String deep = "{'urn:a': ".repeat(400) + "1" + "}".repeat(400);
    String many = "{'urn:a': [" + "1,".repeat(3_000) + "1]}";
    JsonLdReader small =
        reader.with(new ReadingLimits(10_000, 50, 2_000, 5, 50, Duration.ofSeconds(5)));

    assertThatThrownBy(() -> read(deep)).hasMessageContaining("epth");
    assertThatThrownBy(() -> small.read(bytes(many))).hasMessageContaining("more than 2000 values");
    assertThatThrownBy(() -> small.read(new byte[10_001])).hasMessageContaining("10001 bytes");
  }

  @Test
  void what_no_context_explains_is_kept() {
    String read =
        NQuads.write(
            reader.read(
                bytes(
                    "{'@context': 'https://w3id.org/emmo/domain/battery/context', '@id': 'cell 7',"
                        + " '@type': 'Kettle', 'colour': 'red', 'schema:name': 'x'}")));

    assertThat(read)
        .isEqualTo(
            """
            <urn:finales:unknown:cell%207> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:finales:unknown:Kettle> .
            <urn:finales:unknown:cell%207> <urn:finales:unknown:colour> "red" .
            <urn:finales:unknown:cell%207> <https://schema.org/name> "x" .
            """);
  }

  private void read(String document) {
    reader.read(bytes(document));
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
