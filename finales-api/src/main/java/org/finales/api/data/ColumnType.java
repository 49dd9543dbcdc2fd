package org.finales.api.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the values of a column are. */
public enum ColumnType {
  /** Numbers. */
  @JsonProperty("double")
  DOUBLE,

  /** Whole numbers. */
  @JsonProperty("integer")
  INTEGER,

  /** Texts. */
  @JsonProperty("string")
  STRING,

  /** True or false. */
  @JsonProperty("boolean")
  BOOLEAN,

  /** Moments. */
  @JsonProperty("dateTime")
  DATE_TIME
}
