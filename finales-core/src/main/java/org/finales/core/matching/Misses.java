package org.finales.core.matching;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.broker.MatchReport.Obstacle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is in the way of a match, with how far away the match is. Not thread-safe. */
final class Misses implements Comparable<Misses> {
  /** Distance of what cannot be reached by changing a number a little. */
  static final double FAR = 1;

  /** Most obstacles that are named. */
  private static final int MOST = 50;

  private static final int LARGEST_SHOWN = 2_000;

  private final List<Obstacle> obstacles = new ArrayList<>();
  private int count;
  private double distance;

  /**
   * Adds an obstacle.
   *
   * @param distance 0 for a hair's breadth, 1 for a value that is twice or none of what is offered
   */
  void add(
      String path,
      String reason,
      @Nullable JsonNode asked,
      @Nullable JsonNode offered,
      double distance) {
    count++;
    this.distance += Math.min(distance, FAR);
    if (hasRoom()) {
      obstacles.add(new Obstacle(path, reason, shown(asked), shown(offered)));
    }
  }

  void addAll(Misses other) {
    count += other.count;
    distance += other.distance;
    for (Obstacle obstacle : other.obstacles) {
      if (hasRoom()) {
        obstacles.add(obstacle);
      }
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether a further obstacle would be named, or only counted. */
  boolean hasRoom() {
    return obstacles.size() < MOST;
  }

  List<Obstacle> obstacles() {
    return List.copyOf(obstacles);
  }

  /** Fewer obstacles are nearer; as many, the smaller sum of distances. */
  @Override
  public int compareTo(Misses other) {
    int byCount = Integer.compare(count, other.count);
    return byCount != 0 ? byCount : Double.compare(distance, other.distance);
  }

  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Leaves out what is too large for a report; the path leads to it. */
  private static @Nullable JsonNode shown(@Nullable JsonNode node) {
    if (node == null || !node.isContainer()) {
      return node;
    }
    return node.toString().length() <= LARGEST_SHOWN ? node : null;
  }
}
