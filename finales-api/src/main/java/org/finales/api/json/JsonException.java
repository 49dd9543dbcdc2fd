package org.finales.api.json;

/** Thrown when a text is not acceptable JSON; the message names the place and the reason. */
public final class JsonException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String path;

  public JsonException(String message) {
    this("", message);
  }

  /**
   * Says what is wrong at one place.
   *
   * @param path JSON pointer to it; empty for the whole
   */
  public JsonException(String path, String message) {
    super(message);
    this.path = path;
  }

  JsonException(String path, String message, Throwable cause) {
    super(message, cause);
    this.path = path;
  }

  /** JSON pointer to the place that is wrong; empty for the whole, or where no place is known. */
  public String path() {
    return path;
  }
}
