package org.finales.core.experimentdata;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a file becomes a data set; immutable.
 *
 * @param name what people call the data set, 1 to 200 characters
 * @param fileName name of the file, for people
 * @param start when the test began, where the file does not tell; null if unknown
 * @param skipRefused whether rows that are refused are left out; otherwise nothing is stored if
 *     there are any
 * @param again whether a file that was imported already is imported once more
 */
public record ImportOptions(
    String name, String fileName, @Nullable Instant start, boolean skipRefused, boolean again) {

  /** Nothing is refused, nothing is imported twice. */
  public static ImportOptions of(String name, String fileName) {
    return new ImportOptions(name, fileName, null, false, false);
  }

  /** The same for a test that began at a known time. */
  public ImportOptions beginning(Instant time) {
    return new ImportOptions(name, fileName, time, skipRefused, again);
  }

  /** The same, leaving refused rows out. */
  public ImportOptions skippingRefused() {
    return new ImportOptions(name, fileName, start, true, again);
  }

  /** The same, also if the file was imported already. */
  public ImportOptions onceMore() {
    return new ImportOptions(name, fileName, start, skipRefused, true);
  }
}
