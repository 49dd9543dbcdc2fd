package org.finales.core.linkeddata.document;

/** Puts together JSON text with commas and indentation. Not thread-safe. */
final class JsonText {
  private final StringBuilder out;
  private final boolean indented;
  private int depth;
  private boolean first = true;

  JsonText(boolean indented, int expectedLength) {
    this.out = new StringBuilder(expectedLength);
    this.indented = indented;
  }

  JsonText begin(char bracket) {
    out.append(bracket);
    depth++;
    first = true;
    return this;
  }

  JsonText end(char bracket) {
    depth--;
    if (!first) {
      line();
    }
    out.append(bracket);
    first = false;
    return this;
  }

  /** Begins a member of an array. */
  JsonText next() {
    if (!first) {
      out.append(indented ? "," : ", ");
    }
    if (indented || first) {
      line();
    }
    first = false;
    return this;
  }

  /** Begins a member of an object; the key is quoted already. */
  JsonText key(String quoted) {
    next();
    out.append(quoted).append(": ");
    return this;
  }

  JsonText raw(String json) {
    out.append(json);
    return this;
  }

  JsonText text(String text) {
    Json.quote(text, out);
    return this;
  }

  int depth() {
    return depth;
  }

  /** Continues an object that begins elsewhere. */
  JsonText within() {
    depth = 1;
    first = false;
    return this;
  }

  StringBuilder out() {
    return out;
  }

  private void line() {
    if (indented) {
      out.append('\n');
      for (int i = 0; i < depth; i++) {
        out.append("  ");
      }
    }
  }
}
