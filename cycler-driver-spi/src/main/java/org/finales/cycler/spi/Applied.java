package org.finales.cycler.spi;

/**
 * What an instrument accepted, read back from it; immutable.
 *
 * @param mode the mode it is in
 * @param value the value it holds, in the unit of the mode, rounded as the instrument rounds
 * @param output whether its output is on
 * @param readBack whether the instrument itself said so; false where it has no way to tell, and the
 *     values are those that were sent
 */
public record Applied(ControlMode mode, double value, OutputState output, boolean readBack) {}
