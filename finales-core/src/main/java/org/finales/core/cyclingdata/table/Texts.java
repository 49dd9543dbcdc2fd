package org.finales.core.cyclingdata.table;

import org.jspecify.annotations.Nullable;

/** Remembers short texts, so that the same bytes need not be decoded again. Not thread-safe. */
final class Texts {
  private static final int SIZE = 512;
  private static final int LONGEST = 64;

  private final byte[][] keys = new byte[SIZE][];
  private final @Nullable String[] texts = new @Nullable String[SIZE];

  String text(Records records, int field) {
    byte[] bytes = records.bytes();
    int start = records.start(field);
    int length = records.end(field) - start;
    if (length > LONGEST) {
      return records.text(field);
    }
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + bytes[start + i];
    }
    int slot = (hash ^ hash >>> 16) & (SIZE - 1);
    String known = texts[slot];
    if (known != null && same(keys[slot], bytes, start, length)) {
      return known;
    }
    String text = records.text(field);
    byte[] key = new byte[length];
    System.arraycopy(bytes, start, key, 0, length);
    keys[slot] = key;
    texts[slot] = text;
    return text;
  }

  private static boolean same(byte[] key, byte[] bytes, int start, int length) {
    if (key.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (key[i] != bytes[start + i]) {
        return false;
      }
    }
    return true;
  }
}
