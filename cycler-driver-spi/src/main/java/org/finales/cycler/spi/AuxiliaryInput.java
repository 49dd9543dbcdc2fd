package org.finales.cycler.spi;

/**
 * Something that a channel measures besides voltage and current; immutable.
 *
 * @param name name, unique within the channel, for example {@code cell 3}
 * @param kind what it measures; its values are in the unit of the kind
 */
public record AuxiliaryInput(String name, InputKind kind) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is blank or longer than 100 characters
   */
  public AuxiliaryInput {
    if (name.isBlank() || name.length() > 100) {
      throw new IllegalArgumentException("an input needs a name of 1 to 100 characters");
    }
  }
}
