package org.finales.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.UnavailableException;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.api.rest.Api;
import org.finales.client.HttpBroker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What is going on in the laboratory, in the terminal. */
@Command(
    name = "watch",
    description =
        "Shows what all channels are doing, and what happens, until Ctrl-C. In a terminal the"
            + " channels stay on the screen; otherwise each piece of news is a line.")
final class WatchCommand implements Runnable {
  private static final String CLEAR = "\u001b[H\u001b[2J";
  private static final int MOST_NEWS = 8;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Terminal terminal;
  private final Map<String, String> channels = new TreeMap<>();
  private final java.util.ArrayDeque<String> happened = new java.util.ArrayDeque<>();

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "the server, as http://127.0.0.1:13371")
  private URI url = URI.create("http://127.0.0.1:13371");

  @Option(
      names = "--token",
      required = true,
      paramLabel = "TOKEN",
      defaultValue = "${env:FINALES_TOKEN}",
      description = "a token; better from the environment as FINALES_TOKEN")
  private String token = "";

  @Option(names = "--station", paramLabel = "NAME", description = "only this station")
  private @Nullable String station;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "ends after so long, as 10s; without end unless said")
  private @Nullable String length;

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    boolean screen = terminal.isScreen();
    Duration left = length == null ? Duration.ofDays(36_500) : Amounts.duration("--for", length);
    CountDownLatch ended = new CountDownLatch(1);
    try (HttpBroker broker = HttpBroker.connect(url).token(token.strip())) {
      broker.account();
      Thread listener = new Thread(() -> listen(broker, screen, ended), "finales-watch");
      listener.setDaemon(true);
      listener.start();
      if (ended.await(left.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RefusedException("the server is gone; see what was said above");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Listens again whenever the stream breaks off, from where it was. */
  private void listen(HttpBroker broker, boolean screen, CountDownLatch ended) {
    String last = null;
    while (true) {
      try (InputStream body = broker.calls().listen(last, Api.ROOT + "/live");
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        String kind = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id: ")) {
            last = line.substring(4);
          } else if (line.startsWith("event: ")) {
            kind = line.substring(7);
          } else if (terminal.isGone()) {
            ended.countDown();
            return;
          } else if (line.startsWith("data: ")) {
            hear(kind, FinalesJson.readWritten(line.substring(6)), screen);
          }
        }
        terminal.note("the stream ended; listening again");
      } catch (UnavailableException | IOException e) {
        terminal.note("the server is away: " + e.getMessage());
      } catch (JsonException e) {
        terminal.note("the server does not answer as a finales server does: " + e.getMessage());
        ended.countDown();
        return;
      } catch (RuntimeException e) {
        terminal.note(String.valueOf(e.getMessage()));
        ended.countDown();
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void hear(String kind, JsonNode data, boolean screen) {
    String line;
    if (kind.equals("channel")) {
      String name = data.path("stationName").asString("");
      if (station != null && !station.equals(name)) {
        return;
      }
      line = name + "/" + channel(data);
      channels.put(name + "/" + data.at("/report/channel").asString(""), line);
    } else {
      line =
          String.join(
              " ",
              data.path("time").asString(""),
              kind,
              data.path("to").asString(""),
              data.path("message").asString(""),
              "by",
              data.path("actor").asString(""));
      happened.addLast(line);
      if (happened.size() > MOST_NEWS) {
        happened.removeFirst();
      }
    }
    if (screen) {
      StringBuilder page = new StringBuilder(CLEAR);
      channels.values().forEach(each -> page.append(each).append('\n'));
      page.append('\n');
      happened.forEach(each -> page.append(each).append('\n'));
      terminal.out().print(page);
      terminal.out().flush();
    } else {
      terminal.say(line);
    }
  }

  private static String channel(JsonNode data) {
    JsonNode report = data.path("report");
    StringBuilder text = new StringBuilder();
    text.append(report.path("channel").asString("")).append("  ");
    text.append(
        data.path("online").asBoolean()
            ? report.path("activity").asString("").toLowerCase(Locale.ROOT)
            : "lost");
    value(text, report.path("voltage"), "V");
    value(text, report.path("current"), "A");
    if (report.path("step").asInt(0) > 0) {
      text.append("  step ").append(report.path("step").asInt());
      text.append(" of ").append(report.path("steps").asInt());
      text.append(", cycle ").append(report.path("cycle").asInt());
    }
    if (report.path("progress").isNumber()) {
      text.append(
          String.format(Locale.ROOT, "  %.0f %%", 100 * report.path("progress").asDouble()));
    }
    if (report.path("secondsLeft").isNumber()) {
      long seconds = (long) report.path("secondsLeft").asDouble();
      text.append("  ").append(Duration.ofSeconds(seconds).toString().substring(2)).append(" left");
    }
    String words = report.path("text").asString("");
    text.append(words.isEmpty() ? "" : "  " + words);
    for (JsonNode alarm : report.path("alarms")) {
      text.append("  ALARM ").append(alarm.path("text").asString(""));
    }
    return text.toString();
  }

  private static void value(StringBuilder text, JsonNode value, String unit) {
    if (value.isNumber()) {
      text.append(String.format(Locale.ROOT, "  %.4f %s", value.asDouble(), unit));
    }
  }
}
