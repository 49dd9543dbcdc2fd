package org.finales.api.broker;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who could serve a request, and why others could not.
 *
 * @param verdicts one per offer of the request's quantity that was looked at, those that serve
 *     first, then the nearest
 * @param warnings what the matcher could not use, for example a limit on an unknown parameter
 */
public record MatchReport(List<Verdict> verdicts, List<String> warnings) {

  public MatchReport {
    verdicts = List.copyOf(verdicts);
    warnings = List.copyOf(warnings);
  }

  /** Whether anybody can serve the request now. */
  public boolean servable() {
    return verdicts.stream().anyMatch(Verdict::serves);
  }

  /** The report in one sentence for people. */
  public String summary() {
    List<String> serving =
        verdicts.stream().filter(Verdict::serves).map(Verdict::tenantName).distinct().toList();
    if (!serving.isEmpty()) {
      return "can be served by " + String.join(", ", serving);
    }
    if (verdicts.isEmpty()) {
      return "nobody offers this quantity by one of these methods";
    }
    Verdict nearest = verdicts.get(0);
    StringBuilder text =
        new StringBuilder("nobody can serve this now; nearest is ").append(nearest.tenantName());
    text.append(" (").append(nearest.method()).append(")");
    for (Obstacle obstacle : nearest.obstacles()) {
      text.append("; ");
      if (!obstacle.path().isEmpty()) {
        text.append(obstacle.path()).append(": ");
      }
      text.append(obstacle.reason());
    }
    return text.toString();
  }

  /**
   * What was found about one offer.
   *
   * @param tenant the tenant that offers
   * @param tenantName its name
   * @param method the method looked at
   * @param serves whether this offer can serve the request now
   * @param obstacles why not; empty if it serves
   */
  public record Verdict(
      UUID tenant, String tenantName, String method, boolean serves, List<Obstacle> obstacles) {
    public Verdict {
      obstacles = List.copyOf(obstacles);
    }
  }

  /**
   * One reason why an offer does not serve a request.
   *
   * @param path JSON pointer into the request's parameters; empty if it is not about a parameter
   * @param reason in words
   * @param asked the value asked for; {@code null} if there is none
   * @param offered the limit that it breaks; {@code null} if there is none
   */
  public record Obstacle(
      String path, String reason, @Nullable JsonNode asked, @Nullable JsonNode offered) {
    /** A reason that is not about a parameter. */
    public static Obstacle of(String reason) {
      return new Obstacle("", reason, null, null);
    }
  }
}
