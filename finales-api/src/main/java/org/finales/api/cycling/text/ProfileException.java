package org.finales.api.cycling.text;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is no profile, with everything that is wrong with it. */
public final class ProfileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<ProfileProblem> problems;

  /** Takes the problems in the order of the text, at least one. */
  public ProfileException(List<ProfileProblem> problems) {
    super(problems.stream().map(ProfileProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns everything that is wrong, in the order of the text. */
  public List<ProfileProblem> problems() {
    return problems;
  }
}
