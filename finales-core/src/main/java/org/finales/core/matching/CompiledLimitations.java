package org.finales.core.matching;

import java.util.List;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.MatchReport.Obstacle;
import tools.jackson.databind.JsonNode;

/**
 * Limitations ready to be compared with the parameters of requests.
 *
 * <p>What they mean: alternative sets of which any may hold; within a set every named parameter
 * must hold; a list of values and ranges of which any may hold; closed ranges, half open where a
 * bound is missing, with an optional grid that starts at {@code min} (at zero where there is none);
 * an empty list or object restricts nothing. A parameter that the capability does not require and
 * the request does not give (or gives as null) was not asked for and restricts nothing either. An
 * array is compared as one array with a limit for each item, and with each of a list of alternative
 * such arrays; a list that holds ranges or objects holds for every item of the array. For
 * formulations see {@link Formulations}. Numbers of requests and limits may carry units; without
 * one they are in the capability's. A limit in a shape without meaning admits nothing; {@link
 * LimitationsCheck} finds such limits beforehand.
 *
 * <p>Two are equal if they were made of equal trees. Immutable and thread-safe as long as the trees
 * are not modified.
 */
public final class CompiledLimitations {
  private final JsonNode limitations;
  private final JsonNode parametersSchema;
  private final Limit limit;
  private final List<String> warnings;
  private final int hash;

  private CompiledLimitations(
      JsonNode limitations, JsonNode parametersSchema, Limit limit, List<String> warnings) {
    this.limitations = limitations;
    this.parametersSchema = parametersSchema;
    this.limit = limit;
    this.warnings = warnings;
    this.hash = 31 * limitations.hashCode() + parametersSchema.hashCode();
  }

  /**
   * Compiles limitations of a capability.
   *
   * @param parametersSchema the capability's schema of parameters; a compiled schema's tree
   */
  public static CompiledLimitations compile(Limitations limitations, JsonNode parametersSchema) {
    Findings findings = new Findings();
    Limit limit = LimitReader.read(limitations.alternatives(), parametersSchema, "", findings);
    return new CompiledLimitations(
        limitations.alternatives(),
        parametersSchema,
        limit,
        findings.warnings.stream().map(Object::toString).toList());
  }

  /** Whether a request with these parameters can be served; a matter of microseconds. */
  public boolean admits(JsonNode parameters) {
    return limit.admits(parameters);
  }

  /**
   * What is in the way of these parameters, for the nearest alternative: the one with the fewest
   * obstacles, and of those the one whose numbers are off by least.
   *
   * @return empty if they are admitted; paths are JSON pointers into the parameters
   */
  public List<Obstacle> obstacles(JsonNode parameters) {
    return misses(parameters).obstacles();
  }

  /** Whether everything is admitted. */
  public boolean isUnrestricted() {
    return limit == Limit.NONE;
  }

  /** What could not be used, for example limits of names that the capability does not know. */
  public List<String> warnings() {
    return warnings;
  }

  Misses misses(JsonNode parameters) {
    Misses misses = new Misses();
    limit.explain(parameters, "", misses);
    return misses;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompiledLimitations that
        && hash == that.hash
        && limitations.equals(that.limitations)
        && parametersSchema.equals(that.parametersSchema);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
