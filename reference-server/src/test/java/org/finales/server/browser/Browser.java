package org.finales.server.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/**
 * Chromium without a window, with a profile of its own that is deleted at the end. It clicks and
 * types where a person would, waits at most some seconds, and leaves a picture of the page in
 * {@code target/browser} when something is not as expected. Elements are named by CSS selectors.
 *
 * <p>Tests are skipped, with the reason, where no Chromium is installed, unless none may be
 * skipped.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/.*");
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Process process;
  private final Path profile;
  private final DevTools page;

  private Browser(Process process, Path profile, DevTools page) {
    this.process = process;
    this.profile = profile;
    this.page = page;
  }

  /** Starts one with an empty page of 1280 by 900 points. */
  public static Browser open() throws IOException, InterruptedException {
    Path program = program();
    Path profile = Files.createTempDirectory("finales-browser");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--window-size=1280,900",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                // Tests run as root in containers, where the sandbox does not start; only pages of
                // the server under test are opened.
                "--no-sandbox",
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return new Browser(process, profile, new DevTools(address(process)));
    } catch (IOException | RuntimeException | AssertionError e) {
      end(process, profile);
      throw e;
    }
  }

  private static Path program() {
    Optional<Path> found =
        NAMES.stream()
            .flatMap(
                name ->
                    Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      String reason = "no browser: install Chromium, on Debian with apt-get install chromium";
      if (Boolean.getBoolean("finales.noskip")) {
        throw new AssertionError(reason);
      }
      abort(reason);
    }
    return found.orElseThrow();
  }

  /** Where it listens, as it says on standard error, which is read to its end. */
  private static URI address(Process process) throws IOException, InterruptedException {
    CompletableFuture<URI> address = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              StringBuilder said = new StringBuilder();
              try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  Matcher listening = LISTENING.matcher(line);
                  if (listening.matches()) {
                    address.complete(URI.create("http://" + listening.group(1)));
                  } else if (said.length() < 10_000) {
                    said.append(line).append('\n');
                  }
                }
              } catch (IOException e) {
                said.append(e);
              }
              address.completeExceptionally(new IOException("the browser ended: " + said));
            },
            "browser-errors");
    reader.setDaemon(true);
    reader.start();
    try {
      return address.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the browser did not start", e);
    }
  }

  /** Opens a page and waits until it is loaded. */
  public void visit(URI address) {
    page.call("Page.navigate", Map.of("url", address.toString()));
    waitUntil(
        "document.readyState === 'complete' && location.href.startsWith("
            + text(address.toString())
            + ")");
  }

  /** Clicks in the middle of an element, as soon as it is there and can be seen. */
  public void click(String element) {
    waitUntil("(() => { const e = " + element(element) + "; return e && e.offsetParent; })()");
    JsonNode place =
        evaluate(
            "(() => { const e = "
                + element(element)
                + "; e.scrollIntoView({block: 'center', behavior: 'instant'});"
                + " const r = e.getBoundingClientRect();"
                + " return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()");
    for (String kind : List.of("mousePressed", "mouseReleased")) {
      page.call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              kind,
              "x",
              place.path("x").asDouble(),
              "y",
              place.path("y").asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** Puts a text in place of what is in a field. */
  public void type(String field, String text) {
    click(field);
    evaluate(element(field) + ".select()");
    page.call("Input.insertText", Map.of("text", text));
  }

  /** Presses and lets go a key, such as {@code Enter} or {@code Tab}. */
  public void press(String key) {
    int code =
        switch (key) {
          case "Enter" -> 13;
          case "Tab" -> 9;
          case "Escape" -> 27;
          case " " -> 32;
          case "ArrowLeft" -> 37;
          case "ArrowUp" -> 38;
          case "ArrowRight" -> 39;
          case "ArrowDown" -> 40;
          default -> 0;
        };
    Map<String, Object> event =
        Map.of("key", key, "code", key, "windowsVirtualKeyCode", code, "type", "rawKeyDown");
    page.call("Input.dispatchKeyEvent", event);
    if (key.equals("Enter")) {
      page.call("Input.dispatchKeyEvent", Map.of("type", "char", "text", "\r"));
    } else if (key.length() == 1) {
      page.call("Input.dispatchKeyEvent", Map.of("type", "char", "text", key));
    }
    page.call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key));
  }

  /** Chooses the option of a list that reads so; lists are drawn outside of the page. */
  public void choose(String list, String option) {
    String said = text(option);
    waitUntil("[..." + element(list) + ".options].some((o) => o.text === " + said + ")");
    evaluate(
        "(() => { const e = %s; e.focus();".formatted(element(list))
            + " e.selectedIndex = [...e.options].findIndex((o) => o.text === %s);".formatted(said)
            + " e.dispatchEvent(new Event('input', {bubbles: true}));"
            + " e.dispatchEvent(new Event('change', {bubbles: true})); })()");
  }

  /** What is to be read in an element. */
  public String read(String element) {
    return evaluate(element(element) + "?.innerText ?? ''").asString("");
  }

  /** How many elements there are. */
  public int count(String elements) {
    return evaluate("document.querySelectorAll(" + text(elements) + ").length").asInt();
  }

  /**
   * Waits for a condition.
   *
   * @param script an expression in JavaScript
   * @throws AssertionError if it is not true in time
   */
  public void waitUntil(String script) {
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> evaluate("Boolean(" + script + ")").asBoolean());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "the page never came to: " + script + "; its picture is " + picture() + problems(), e);
    }
  }

  /** Waits until an element holds a text. */
  public void waitFor(String element, String part) {
    waitUntil("(" + element(element) + "?.innerText ?? '').includes(" + text(part) + ")");
  }

  /** What an expression in JavaScript gives, as JSON. */
  public JsonNode evaluate(String script) {
    JsonNode answer =
        page.call(
            "Runtime.evaluate",
            Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(script + ": " + answer.path("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** Errors of scripts, and what pages tried to load and could not. */
  public List<String> problems() {
    return List.copyOf(page.problems());
  }

  /** Forgets the problems so far, where a test has caused one on purpose. */
  public void forgetProblems() {
    page.problems().clear();
  }

  /** What was asked of other hosts than that of an address; data within a page is nobody's. */
  public List<String> requestsElsewhere(URI server) {
    return page.requested().stream()
        .filter(url -> url.startsWith("http") || url.startsWith("ws"))
        .filter(url -> !url.startsWith(server.toString()))
        .distinct()
        .toList();
  }

  /** Chooses files, as a person does in the system's dialog. */
  public void upload(String field, Path... files) {
    JsonNode root = page.call("DOM.getDocument", Map.of());
    JsonNode node =
        page.call(
            "DOM.querySelector",
            Map.of("nodeId", root.at("/root/nodeId").asInt(), "selector", field));
    page.call(
        "DOM.setFileInputFiles",
        Map.of(
            "nodeId",
            node.path("nodeId").asInt(),
            "files",
            Stream.of(files).map(file -> file.toAbsolutePath().toString()).toList()));
  }

  /** Cuts or gives back the network of the page. */
  public void offline(boolean cut) {
    network(cut, 0, -1);
  }

  /**
   * Slows the network of the page.
   *
   * @param latency in milliseconds
   * @param bytesPerSecond in each direction; -1 for no limit
   */
  public void slow(int latency, int bytesPerSecond) {
    network(false, latency, bytesPerSecond);
  }

  private void network(boolean cut, int latency, int bytesPerSecond) {
    page.call(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline",
            cut,
            "latency",
            latency,
            "downloadThroughput",
            bytesPerSecond,
            "uploadThroughput",
            bytesPerSecond));
  }

  /** Shows pages as if the system was set to dark or light colours, and to nothing that moves. */
  public void prefersDark(boolean dark) {
    page.call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** Sets the zone that pages believe to be in. */
  public void zone(String id) {
    page.call("Emulation.setTimezoneOverride", Map.of("timezoneId", id));
  }

  /** Reloads the page and waits until it is there. */
  public void reload() {
    evaluate("window.finalesBefore = true");
    page.call("Page.reload", Map.of());
    waitUntil("!window.finalesBefore && document.readyState === 'complete'");
  }

  /** The path and query of the page. */
  public String path() {
    return evaluate("location.pathname + location.search").asString("");
  }

  /** Waits until the page of a path is there. */
  public void waitForPath(String path) {
    waitUntil("document.readyState === 'complete' && location.pathname === " + text(path));
  }

  /** Types on the keyboard into whatever has the focus. */
  public void keys(String text) {
    page.call("Input.insertText", Map.of("text", text));
  }

  /** Moves the focus by the keyboard alone until it is on an element. */
  public void tabTo(String element) {
    for (int i = 0; i < 100; i++) {
      press("Tab");
      if (evaluate("document.activeElement?.matches(" + text(element) + ") ?? false").asBoolean()) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not come to " + element + "; see " + picture());
  }

  /** By how much things on the page moved by themselves since it was loaded; 0 is best. */
  public double layoutShift() {
    return evaluate(
            "new Promise((done) => { let sum = 0; const o = new PerformanceObserver((l) => {"
                + " for (const e of l.getEntries()) { if (!e.hadRecentInput) sum += e.value; } });"
                + " o.observe({type: 'layout-shift', buffered: true});"
                + " setTimeout(() => done(sum), 100); })")
        .asDouble();
  }

  /**
   * What axe-core finds on the page that is serious or critical: rule, why and where.
   *
   * @param script the library
   */
  public List<String> barriers(String script) {
    if (!evaluate("typeof axe !== 'undefined'").asBoolean()) {
      evaluate(script + "; true");
    }
    JsonNode found =
        evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations"
                + ".filter((v) => v.impact === 'serious' || v.impact === 'critical')"
                + ".map((v) => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 5)"
                + ".map((n) => n.target + ' ' + (n.failureSummary || '')).join(' | ')))");
    return found.valueStream().map(JsonNode::asString).toList();
  }

  /** Saves a picture of the page as it is as {@code target/screenshots/NAME.png}. */
  public Path screenshot(String name) {
    return picture(Path.of("target", "screenshots"), name);
  }

  /** Saves a picture of the whole page, however long, as {@link #screenshot} does. */
  public Path longScreenshot(String name) {
    int height = evaluate("document.documentElement.scrollHeight").asInt();
    int width = evaluate("innerWidth").asInt();
    resize(width, Math.min(height, 4000));
    try {
      return screenshot(name);
    } finally {
      page.call("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  private Path picture(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      String data = page.call("Page.captureScreenshot", Map.of()).path("data").asString();
      return Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(data));
    } catch (IOException e) {
      throw new AssertionError("no picture can be written", e);
    }
  }

  /** Sets how wide and high pages are, in points. */
  public void resize(int width, int height) {
    page.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** A picture of the page as it is, below {@code target/browser}. */
  public Path picture() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "browser"));
      Path file = Files.createTempFile(folder, "page", ".png");
      String data = page.call("Page.captureScreenshot", Map.of()).path("data").asString();
      Files.write(file, Base64.getDecoder().decode(data));
      return file;
    } catch (IOException e) {
      throw new AssertionError("no picture can be written", e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    page.close();
    end(process, profile);
  }

  private static void end(Process process, Path profile) throws IOException, InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    children.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle child : children) {
      child.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(late -> child).join();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String element(String selector) {
    return "document.querySelector(" + text(selector) + ")";
  }

  /** A text as JavaScript has it. */
  private static String text(String text) {
    return FinalesJson.write(text);
  }
}
