package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a channel is doing at a moment; immutable. Values that are not known are null.
 *
 * @param channel its name
 * @param activity what it is doing
 * @param experiment the experiment on it; or null
 * @param dataset where its points go; or null
 * @param time when this was so
 * @param voltage of the battery, in V
 * @param current into the battery, in A
 * @param auxiliary further values
 * @param step number of the step, from 1; 0 for none
 * @param steps how many steps the protocol has
 * @param cycle number of the cycle, from 1; 0 for none
 * @param text what is going on, in words
 * @param progress how far the step is, 0 to 1
 * @param secondsLeft how long the experiment will take by estimate, in s
 * @param alarms alarms that stand
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChannelReport(
    String channel,
    ChannelActivity activity,
    @Nullable UUID experiment,
    @Nullable UUID dataset,
    Instant time,
    @Nullable Double voltage,
    @Nullable Double current,
    List<Measured> auxiliary,
    int step,
    int steps,
    int cycle,
    String text,
    @Nullable Double progress,
    @Nullable Double secondsLeft,
    List<ChannelAlarm> alarms) {

  /** Copies the lists. */
  public ChannelReport {
    auxiliary = auxiliary == null ? List.of() : List.copyOf(auxiliary);
    alarms = alarms == null ? List.of() : List.copyOf(alarms);
    text = text == null ? "" : text;
  }

  /**
   * A value that a channel measures besides voltage and current.
   *
   * @param name what people call it
   * @param unit its unit
   * @param value the value; null if it was not measured
   */
  public record Measured(String name, String unit, @Nullable Double value) {}
}
