package org.finales.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.ValidationLimitExceededException;
import java.util.List;
import java.util.Locale;
import org.finales.api.broker.Violation;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Schema ready to check values. Made by {@link SchemaCompiler}. Immutable and thread-safe.
 */
public final class CompiledSchema {
  /** Nesting of schema within schema; several levels per level of the value. */
  private static final int MAX_DEPTH = 2_000;

  /** Keyword evaluations allowed whatever the size of the value. */
  private static final long BASE_STEPS = 100_000;

  /** Further keyword evaluations for each JSON value within the value. */
  private static final long STEPS_PER_NODE = 200;

  private final JsonNode schema;
  private final Schema checker;

  CompiledSchema(JsonNode schema, Schema checker) {
    this.schema = schema;
    this.checker = checker;
  }

  /** The schema; not to be modified. */
  public JsonNode schema() {
    return schema;
  }

  /** Whether a value fits. */
  public boolean accepts(JsonNode value) {
    return validate(value, "").isEmpty();
  }

  /**
   * Everything that is wrong with a value, sorted by path, at most {@link SchemaViolations#MOST}
   * entries.
   *
   * <p>The work is bounded by the size of the value, not by the schema: a schema that asks for more
   * is answered with a violation that says so.
   *
   * @param value the value; not modified
   * @param pathPrefix JSON pointer of the value in the caller's document, put before each path;
   *     empty for none
   * @return empty if the value fits
   */
  public List<Violation> validate(JsonNode value, String pathPrefix) {
    long steps = BASE_STEPS + STEPS_PER_NODE * count(value);
    try {
      List<Error> errors =
          BoundedPattern.withBudget(
              () ->
                  checker.validate(
                      value,
                      context ->
                          context.setExecutionConfig(
                              ExecutionConfig.builder()
                                  .formatAssertionsEnabled(false)
                                  .locale(Locale.ENGLISH)
                                  .maxEvaluationDepth(MAX_DEPTH)
                                  .maxEvaluationSteps(steps)
                                  .build())));
      return SchemaViolations.of(errors, pathPrefix);
    } catch (BoundedPattern.TooCostlyException e) {
      return List.of(
          new Violation(
              pathPrefix + SchemaViolations.pathOf(value, e.text()),
              "takes too long to compare with the pattern "
                  + SchemaViolations.shorten(e.pattern())));
    } catch (ValidationLimitExceededException e) {
      return List.of(
          new Violation(
              pathPrefix + SchemaViolations.pointer(e.getInstanceLocation()),
              "takes too long to check against the schema"));
    } catch (StackOverflowError e) {
      return List.of(new Violation(pathPrefix, "is nested too deeply to check against the schema"));
    }
  }

  private static long count(JsonNode node) {
    long nodes = 1;
    for (JsonNode child : node) {
      nodes += child.isContainer() ? count(child) : 1;
    }
    return nodes;
  }
}
