package org.finales.api.cycling.text;

/** Ends the reading of a part of the text with a problem; caught where the next part begins. */
final class Flaw extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProfileProblem problem;

  Flaw(ProfileProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  ProfileProblem problem() {
    return problem;
  }
}
