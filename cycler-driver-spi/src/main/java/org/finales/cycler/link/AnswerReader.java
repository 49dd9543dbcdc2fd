package org.finales.cycler.link;

/** Makes something of the bytes of one answer. */
@FunctionalInterface
public interface AnswerReader<T> {
  /**
   * Reads an answer.
   *
   * @param answer its bytes, with whatever ends it
   * @throws Unreadable if the bytes are no answer to what was asked; it is then asked again
   * @throws org.finales.cycler.spi.RefusedException if the instrument says no; it is not asked
   *     again
   */
  T read(byte[] answer);
}
