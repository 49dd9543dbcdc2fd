package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of a run's state as its station tells it, the detail of an event of kind {@value #KIND}
 * in the data set; immutable.
 *
 * @param state the state from now on
 * @param token the claim under which the station works
 * @param step number of the step, from 1; 0 for none
 * @param cycle number of the cycle, from 1; 0 for none
 * @param permanent for a failure, whether trying again is pointless
 * @param outcome for the end, what came out: a {@code CyclingOutcome}; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunEvent(
    ExperimentState state,
    long token,
    int step,
    int cycle,
    boolean permanent,
    @Nullable JsonNode outcome) {
  /** Kind of the events that change an experiment's state. */
  public static final String KIND = "status";

  /** Kind of the events that tell of alarms; the detail is a {@link ChannelAlarm}. */
  public static final String ALARM = "alarm";

  /** Kind of the events that tell which step begins, in words. */
  public static final String INSTRUCTION = "instruction";

  /** Kind of the events that tell how each cycle was; the detail is a {@link CycleFigures}. */
  public static final String CYCLE = "cycle";
}
