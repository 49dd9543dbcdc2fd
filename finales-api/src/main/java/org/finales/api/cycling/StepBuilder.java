package org.finales.api.cycling;

import java.util.List;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the parts that every step of a {@link Protocol} has except {@link Loop}. Not thread-safe.
 *
 * @param <B> the builder of the step
 */
public abstract class StepBuilder<B extends StepBuilder<B>> {
  @Nullable String tag;
  @Nullable Quantity temperature;
  List<EndCondition> ends = List.of();
  @Nullable Recording recording;
  @Nullable SafetyLimits limits;
  @Nullable String comment;

  StepBuilder() {}

  /** Takes over the parts that every step has. */
  final void with(Step step) {
    tag = step.tag();
    temperature = step.temperature();
    ends = step.ends();
    recording = step.recording();
    limits = step.limits();
    comment = step.comment();
  }

  /** Sets the name by which loops and ends refer to it. */
  public final B tag(@Nullable String newTag) {
    tag = newTag;
    return self();
  }

  /** Sets the temperature of the chamber, in a unit such as {@code degC}. */
  public final B temperature(@Nullable Quantity newTemperature) {
    temperature = newTemperature;
    return self();
  }

  /** Sets what ends it: whichever comes first. */
  public final B ends(List<EndCondition> newEnds) {
    ends = newEnds;
    return self();
  }

  /** Sets when points are recorded; null for what the protocol says. */
  public final B recording(@Nullable Recording newRecording) {
    recording = newRecording;
    return self();
  }

  /** Sets what must not be exceeded in it, beside the limits of the protocol. */
  public final B limits(@Nullable SafetyLimits newLimits) {
    limits = newLimits;
    return self();
  }

  /** Sets a remark. */
  public final B comment(@Nullable String newComment) {
    comment = newComment;
    return self();
  }

  @SuppressWarnings("unchecked")
  private B self() {
    return (B) this;
  }
}
