package org.finales.cycler.sequence;

import org.jspecify.annotations.Nullable;

/**
 * What a reading meant to a {@link Sequencer}; immutable. Readings that end nothing share two
 * outcomes, so that none is made for each.
 *
 * @param record whether the reading is a point to be recorded; it belongs to the step that ended,
 *     if one did
 * @param ended the step that this reading ended, or null
 * @param status how far the whole is now
 */
public record Outcome(boolean record, @Nullable StepSummary ended, SequenceStatus status) {
  static final Outcome NOTHING = new Outcome(false, null, SequenceStatus.RUNNING);
  static final Outcome RECORD = new Outcome(true, null, SequenceStatus.RUNNING);
}
