package org.finales.core.protocol;

/**
 * Halves of characters beyond U+FFFF whose other half is missing. Texts in JSON can have them, as
 * {@code \\ud800}, but no encoding of files can hold them as they are.
 */
final class HalfCharacters {
  private HalfCharacters() {}

  /** Returns JSON with each of them escaped; they can only stand within a text. */
  static String escaped(String json) {
    if (json.codePoints().noneMatch(HalfCharacters::isHalf)) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length() + 10);
    json.codePoints()
        .forEach(
            c -> {
              if (isHalf(c)) {
                out.append("\\u%04x".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
