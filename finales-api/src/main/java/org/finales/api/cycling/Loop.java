package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Relation;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Goes back to an earlier step until it has been passed so many times; immutable.
 *
 * @param tag name by which loops and ends refer to it; or null
 * @param backTo tag of the first step of the loop, which comes earlier
 * @param times how often the steps are run in all, the first time included
 * @param comment a remark; or null
 */
@Concept("IterativeWorkflow")
@JsonTypeName("loop")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Loop(
    @Relation("finales:tag") @Size(max = Checks.MAX_NAME) @Nullable String tag,
    @Relation("hasBeginTask") @NotNull @Size(max = Checks.MAX_NAME) String backTo,
    @Relation("NumberOfIterations") @NotNull @Min(1) Integer times,
    @Relation("rdfs:comment") @Size(max = Checks.MAX_TEXT) @Nullable String comment)
    implements Step {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Loop {
    Checks.of("loop")
        .text("tag", tag, Checks.MAX_NAME)
        .required("backTo", backTo)
        .text("backTo", backTo, Checks.MAX_NAME)
        .required("times", times)
        .atLeast("times", times, 1)
        .text("comment", comment, Checks.MAX_TEXT)
        .done();
  }

  /** Returns null: the steps have their own. */
  @Override
  public @Nullable Quantity temperature() {
    return null;
  }

  /** Returns nothing: a loop has no end of its own. */
  @Override
  public List<EndCondition> ends() {
    return List.of();
  }

  /** Returns null: nothing is recorded in a loop. */
  @Override
  public @Nullable Recording recording() {
    return null;
  }

  /** Returns null: the steps have their own. */
  @Override
  public @Nullable SafetyLimits limits() {
    return null;
  }

  /** Starts one with its required parts. */
  public static Builder builder(String backTo, Integer times) {
    return new Builder(backTo, times);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(backTo, times);
    copy.tag = tag;
    copy.comment = comment;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final String backTo;
    private final Integer times;
    private @Nullable String tag;
    private @Nullable String comment;

    private Builder(String backTo, Integer times) {
      this.backTo = backTo;
      this.times = times;
    }

    /** Sets the name by which loops and ends refer to it. */
    public Builder tag(@Nullable String newTag) {
      tag = newTag;
      return this;
    }

    /** Sets a remark. */
    public Builder comment(@Nullable String newComment) {
      comment = newComment;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public Loop build() {
      return new Loop(tag, backTo, times, comment);
    }
  }
}
