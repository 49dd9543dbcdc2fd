package org.finales.core.linkeddata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads N-Quads; one instance for one text. Not thread-safe. */
final class NQuadsReader {
  /** Most statements of one text. */
  static final int MAX_STATEMENTS = 1_000_000;

  private final String text;
  private final Map<String, List<Statement>> graphs = new LinkedHashMap<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private int count;

  NQuadsReader(String text) {
    this.text = text;
  }

  List<Graph> read() {
    skipBlanks(true);
    while (at < text.length()) {
      statement();
      skipBlanks(false);
      if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        throw wrong("a statement ends with its line");
      }
      skipBlanks(true);
    }
    List<Graph> read = new ArrayList<>();
    graphs.forEach(
        (name, statements) ->
            read.add(new Graph(name.isEmpty() ? null : new Node.Iri(name), statements)));
    return read;
  }

  private void statement() {
    if (++count > MAX_STATEMENTS) {
      throw wrong("there are more than %d statements".formatted(MAX_STATEMENTS));
    }
    Node subject = resource();
    skipBlanks(false);
    if (peek() != '<') {
      throw wrong("the relation must be an IRI in angle brackets");
    }
    Node.Iri predicate = iri();
    skipBlanks(false);
    Node object = peek() == '"' ? literal() : resource();
    skipBlanks(false);
    String graph = "";
    if (peek() != '.') {
      if (!(resource() instanceof Node.Iri name)) {
        throw wrong("graphs are named by IRIs here");
      }
      graph = name.value();
      skipBlanks(false);
    }
    expect('.');
    graphs
        .computeIfAbsent(graph, name -> new ArrayList<>())
        .add(new Statement(subject, predicate, object));
  }

  private Node resource() {
    char c = peek();
    if (c == '<') {
      return iri();
    }
    if (c == '_') {
      return blank();
    }
    throw wrong("an IRI in angle brackets or a blank node _:name is expected");
  }

  private Node.Blank blank() {
    expect('_');
    expect(':');
    int start = at;
    while (at < text.length() && isLabel(text.charAt(at))) {
      at++;
    }
    while (at > start && text.charAt(at - 1) == '.') {
      at--;
    }
    if (at == start) {
      throw wrong("the blank node has no name");
    }
    return new Node.Blank(text.substring(start, at));
  }

  private static boolean isLabel(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':' || c == '·';
  }

  private Node.Iri iri() {
    expect('<');
    StringBuilder out = new StringBuilder();
    while (peek() != '>') {
      char c = text.charAt(at);
      if (c <= 0x20) {
        throw wrong("an IRI has no blanks");
      }
      if (c == '\\') {
        escape(out, false);
      } else {
        out.append(c);
        at++;
      }
    }
    at++;
    if (out.indexOf(":") <= 0) {
      throw wrong("the IRI '%s' is not absolute".formatted(shown(out)));
    }
    return new Node.Iri(out.toString());
  }

  private Node.Literal literal() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        throw wrong("the text does not end within its line");
      }
      if (c == '\\') {
        escape(out, true);
      } else {
        out.append(c);
        at++;
      }
    }
    at++;
    if (at < text.length() && text.charAt(at) == '@') {
      int start = ++at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
        at++;
      }
      if (at == start) {
        throw wrong("the language is missing after @");
      }
      return new Node.Literal(
          out.toString(),
          Standard.LANG_STRING,
          text.substring(start, at).toLowerCase(java.util.Locale.ROOT));
    }
    if (text.startsWith("^^", at)) {
      at += 2;
      return new Node.Literal(out.toString(), iri().value(), "");
    }
    return Standard.text(out.toString());
  }

  private void escape(StringBuilder out, boolean inText) {
    at++;
    char c = peek();
    at++;
    if (c == 'u') {
      codePoint(4, out);
      return;
    }
    if (c == 'U') {
      codePoint(8, out);
      return;
    }
    int known = inText ? "tbnrf\"'\\".indexOf(c) : -1;
    if (known < 0) {
      throw wrong("\\%s is no escape here".formatted(c));
    }
    out.append("\t\b\n\r\f\"'\\".charAt(known));
  }

  private void codePoint(int digits, StringBuilder out) {
    if (at + digits > text.length()) {
      throw wrong("the text ends within an escape");
    }
    try {
      out.appendCodePoint(Integer.parseInt(text, at, at + digits, 16));
    } catch (IllegalArgumentException e) {
      throw wrong("'%s' is no character number".formatted(text.substring(at, at + digits)));
    }
    at += digits;
  }

  private void skipBlanks(boolean lines) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (c == ' ' || c == '\t') {
        at++;
      } else if (lines && (c == '\n' || c == '\r')) {
        at++;
        if (c == '\n') {
          line++;
          lineStart = at;
        }
      } else {
        return;
      }
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("the text ends within a statement");
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong("'%s' is expected, not '%s'".formatted(c, text.charAt(at)));
    }
    at++;
  }

  private static @Nullable String shown(CharSequence value) {
    return value.length() > 80 ? value.subSequence(0, 80) + "…" : value.toString();
  }

  private LinkedDataException wrong(String problem) {
    return new LinkedDataException(
        "Line %d, column %d of the N-Quads: %s".formatted(line, at - lineStart + 1, problem));
  }
}
