package org.finales.cycler.sequence;

import org.finales.cycler.spi.Envelope;

/**
 * What a {@link Sequencer} needs to know besides the protocol; immutable.
 *
 * @param capacityAh charge that C-rates and states of charge refer to unless the protocol has its
 *     own, in Ah; NaN if nobody knows
 * @param window bounds of battery and channel, within which all set points must be
 * @param stateOfCharge state of charge at the start, 0 to 1; NaN if nobody knows
 * @param impedance whether the channel measures impedances; protocols with them are refused
 *     otherwise
 * @param estimatesImpedance whether a measurement of impedances ends by itself after the time that
 *     it takes by estimate, for simulations; otherwise {@link Sequencer#finishStep} ends it
 */
public record SequencerOptions(
    double capacityAh,
    Envelope window,
    double stateOfCharge,
    boolean impedance,
    boolean estimatesImpedance) {

  /** Makes some for a battery of unknown state on a channel without impedance. */
  public static SequencerOptions of(double capacityAh, Envelope window) {
    return new SequencerOptions(capacityAh, window, Double.NaN, false, false);
  }

  /** Returns the same with a known state of charge at the start, 0 to 1. */
  public SequencerOptions withStateOfCharge(double fraction) {
    return new SequencerOptions(capacityAh, window, fraction, impedance, estimatesImpedance);
  }

  /** Returns the same for a channel that measures impedances itself. */
  public SequencerOptions withImpedance() {
    return new SequencerOptions(capacityAh, window, stateOfCharge, true, false);
  }

  /** Returns the same for a simulation, which only lets the time of impedances pass. */
  public SequencerOptions withEstimatedImpedance() {
    return new SequencerOptions(capacityAh, window, stateOfCharge, true, true);
  }
}
