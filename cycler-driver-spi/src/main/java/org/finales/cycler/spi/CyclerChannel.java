package org.finales.cycler.spi;

import java.util.List;

/**
 * Something to which one battery is connected, or that only measures. A channel that does more is a
 * {@link SteeredChannel} or a {@link ProgrammedChannel}.
 */
public interface CyclerChannel {

  /** Returns its name within the device, for example {@code 1} or {@code 24-1-8}; never blank. */
  String name();

  /** Returns what it can do. */
  Ratings ratings();

  /** Returns what it measures besides voltage and current, in the order of its readings. */
  List<AuxiliaryInput> inputs();

  /**
   * Measures.
   *
   * @throws NoAnswerException if the instrument is silent
   * @throws NonsenseException if what it answers cannot be a measurement of this channel
   * @throws LinkLostException if there is no way to it any more
   */
  Reading read();
}
