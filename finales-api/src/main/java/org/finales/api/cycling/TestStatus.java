package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a test has come. */
public enum TestStatus {
  /** Not begun. */
  @JsonProperty("planned")
  PLANNED,

  /** Begun. */
  @JsonProperty("running")
  RUNNING,

  /** Came to its end. */
  @JsonProperty("completed")
  COMPLETED,

  /** Ended early on purpose. */
  @JsonProperty("stopped")
  STOPPED,

  /** Ended early by a failure. */
  @JsonProperty("failed")
  FAILED
}
