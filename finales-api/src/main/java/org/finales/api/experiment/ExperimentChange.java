package org.finales.api.experiment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of an experiment's state; immutable.
 *
 * @param sequence its number in the log
 * @param time when
 * @param from the state before; null for the first
 * @param to the state after
 * @param actor who
 * @param reason why; may be empty
 */
public record ExperimentChange(
    long sequence,
    Instant time,
    @Nullable ExperimentState from,
    ExperimentState to,
    String actor,
    String reason) {}
