package org.finales.core.graph;

/** A graph store did not do what it was asked; its children say why. */
public class GraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception. */
  public GraphException(String message) {
    super(message);
  }

  /** Makes an exception with its cause. */
  public GraphException(String message, Throwable cause) {
    super(message, cause);
  }
}
