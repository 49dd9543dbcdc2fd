package org.finales.server.cli;

import java.util.Locale;

/** What is done to experiments. */
enum ExperimentAction {
  PAUSE,
  RESUME,
  SKIP,
  ABORT,
  REQUEUE,
  DELETE,
  RESTORE;

  /** The word on the command line and in paths. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
