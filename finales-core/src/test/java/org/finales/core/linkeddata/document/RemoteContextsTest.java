package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.NQuads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contexts from a server on this machine, to which the name of a public one leads. */
@Timeout(60)
class RemoteContextsTest {
  /** More than a busy machine needs for what is answered at once. */
  private static final Duration AMPLE = Duration.ofSeconds(60);

  private static final String CONTEXT = "{\"@context\": {\"name\": \"https://schema.org/name\"}}";
  private static final CountDownLatch END = new CountDownLatch(1);
  private static final List<String> ASKED = new CopyOnWriteArrayList<>();
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  @TempDir static Path folder;
  private static HttpsServer server;
  private static SSLContext tls;

  @BeforeAll
  static void start() throws Exception {
    tls = certificate();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(THREADS);
    server.createContext("/", RemoteContextsTest::answer);
    server.start();
  }

  @AfterAll
  static void stop() {
    END.countDown();
    server.stop(0);
    THREADS.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/plain", "/chunked", "/moved"})
  void aContextIsLoadedOnce(String path) {
    ASKED.clear();
    JsonLdReader reader = reader("context.example", address -> true);
    String document = document("https://context.example:" + port() + path);
    for (int i = 0; i < 2; i++) {
      assertThat(NQuads.write(reader.read(bytes(document))))
          .isEqualTo("<urn:x> <https://schema.org/name> \"seven\" .\n");
    }
    assertThat(ASKED).as("the second time it is known").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "/elsewhere, leads to another host",
    "/insecure, over https only",
    "/circle, leads on and on",
    "/endless, larger than",
    "/announced, larger than",
    "/absent, answered 404",
    "/html, no JSON",
    "/slow, it took longer than 2000 ms",
    "/trickle, it took longer than 2000 ms"
  })
  void whatIsNoContextIsRefusedInTime(String path, String reason) {
    boolean isSlow = reason.contains("took longer");
    JsonLdReader reader =
        reader("context.example", address -> true, isSlow ? Duration.ofSeconds(2) : AMPLE);
    String document = document("https://context.example:" + port() + path);
    assertThatThrownBy(() -> reader.read(bytes(document)))
        .isInstanceOf(LinkedDataException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aNameThatLeadsToThisMachineIsNotFollowed() {
    ASKED.clear();
    JsonLdReader reader = reader("context.example", PublicHttps::isPublic);
    String document = document("https://context.example:" + port() + "/plain");
    assertThatThrownBy(() -> reader.read(bytes(document)))
        .hasMessageContaining("context.example leads to 127.0.0.1, which is no public address");
    assertThat(ASKED).isEmpty();
  }

  @Test
  void aServerThatIsAnotherIsNotBelieved() {
    ASKED.clear();
    JsonLdReader reader = reader("other.example", address -> true);
    String document = document("https://other.example:" + port() + "/plain");
    assertThatThrownBy(() -> reader.read(bytes(document)))
        .hasMessageContaining("cannot be loaded")
        .hasMessageContaining("other.example");
    assertThat(ASKED).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, false",
    "10.1.2.3, false",
    "192.168.0.1, false",
    "172.16.0.1, false",
    "169.254.169.254, false",
    "100.64.0.1, false",
    "0.0.0.0, false",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "198.18.0.1, false",
    "192.0.0.8, false",
    "::1, false",
    "::, false",
    "fe80::1, false",
    "fc00::1, false",
    "fd12::1, false",
    "::ffff:127.0.0.1, false",
    "64:ff9b::7f00:1, false",
    "2002:7f00:1::, false",
    "2001::1, false",
    "ff02::1, false",
    "93.184.216.34, true",
    "100.63.0.1, true",
    "2606:4700::1111, true"
  })
  void onlyAddressesOfThePublicInternetArePublic(String address, boolean expected)
      throws IOException {
    assertThat(PublicHttps.isPublic(InetAddress.getByName(address))).isEqualTo(expected);
  }

  private static JsonLdReader reader(String name, Predicate<InetAddress> allowed) {
    return reader(name, allowed, AMPLE);
  }

  private static JsonLdReader reader(
      String name, Predicate<InetAddress> allowed, Duration timeout) {
    PublicHttps client =
        new PublicHttps(
            timeout,
            100_000,
            host -> {
              assertThat(host).isEqualTo(name);
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            },
            allowed,
            tls.getSocketFactory());
    return JsonLdReader.ofDefaults().with(Contexts.ofDefaults().with(new RemoteContexts(client)));
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    ASKED.add(path);
    try (exchange) {
      switch (path) {
        case "/plain" -> send(exchange, CONTEXT, CONTEXT.length());
        case "/chunked" -> send(exchange, CONTEXT, 0);
        case "/html" -> send(exchange, "<html>", 6);
        case "/moved" -> lead(exchange, "/plain");
        case "/circle" -> lead(exchange, "/circle");
        case "/elsewhere" -> lead(exchange, "https://elsewhere.example/plain");
        case "/insecure" -> lead(exchange, "http://context.example/plain");
        case "/announced" -> exchange.sendResponseHeaders(200, 100_001);
        case "/endless" -> send(exchange, " ".repeat(200_000), 0);
        case "/slow" -> END.await(30, TimeUnit.SECONDS);
        case "/trickle" -> {
          exchange.sendResponseHeaders(200, 0);
          while (!END.await(300, TimeUnit.MILLISECONDS)) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
          }
        }
        default -> exchange.sendResponseHeaders(404, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, String text, int length) throws IOException {
    exchange.sendResponseHeaders(200, length);
    exchange.getResponseBody().write(bytes(text));
  }

  private static void lead(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
  }

  /** A key of this test's own for context.example, made by the JDK's keytool. */
  private static SSLContext certificate() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=context.example",
                "-ext",
                "SAN=dns:context.example",
                "-validity",
                "2")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "changeit".toCharArray());
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("test", keys.getCertificate("test"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static int port() {
    return server.getAddress().getPort();
  }

  private static String document(String context) {
    return "{\"@context\": \"%s\", \"@id\": \"urn:x\", \"name\": \"seven\"}".formatted(context);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
