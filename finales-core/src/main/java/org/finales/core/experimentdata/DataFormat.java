package org.finales.core.experimentdata;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What data of an experiment are written as. */
public enum DataFormat {
  /** Comma-separated text with the headings of Battery Data Format. */
  CSV("csv", "text/csv; charset=utf-8", ".csv"),
  /** The same, for which metadata are written beside. */
  BDF("bdf", "text/csv; charset=utf-8", ".bdf.csv"),
  /** The table that WattRex's Battery Experiments Manager exports; mV, mA and whole seconds. */
  WATTREX_EXPORT("wattrex-export", "text/csv; charset=utf-8", ".csv"),
  /** The table that it imports. */
  WATTREX_IMPORT("wattrex-import", "text/csv; charset=utf-8", ".csv"),
  /** Test, data set, battery, protocol and equipment as linked data. */
  JSONLD("jsonld", "application/ld+json", ".jsonld"),
  /** A report for people. */
  HTML("html", "text/html; charset=utf-8", ".html"),
  /** An archive with the table, linked data and report. */
  RO_CRATE("ro-crate", "application/zip", ".zip");

  private final String label;
  private final String mediaType;
  private final String ending;

  DataFormat(String label, String mediaType, String ending) {
    this.label = label;
    this.mediaType = mediaType;
    this.ending = ending;
  }

  /** Finds one by its name, as {@code csv}. */
  public static Optional<DataFormat> of(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  /** The names of all. */
  public static String names() {
    return Arrays.stream(values()).map(DataFormat::label).collect(Collectors.joining(", "));
  }

  /** Its name. */
  public String label() {
    return label;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** How names of such files end. */
  public String ending() {
    return ending;
  }

  @Override
  public String toString() {
    return label;
  }
}
