package org.finales.api.chemistry;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/**
 * Thrown when components do not make a formulation; holds every problem that was found, not only
 * the first.
 */
public final class FormulationException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  private final ArrayList<String> problems;

  FormulationException(List<String> problems) {
    super("This is not a formulation: " + String.join("; ", problems));
    this.problems = new ArrayList<>(problems);
  }

  /**
   * Returns the problems, each naming the component by its position from 0, as {@code /2/fraction}.
   */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
