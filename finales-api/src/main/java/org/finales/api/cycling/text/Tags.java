package org.finales.api.cycling.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tags of a profile: where they stand, and who refers to them. */
final class Tags {
  private record Reference(Cursor cursor, Token token) {}

  private final Findings findings;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Reference> references = new ArrayList<>();

  Tags(Findings findings) {
    this.findings = findings;
  }

  /** Returns the tag that the first step of a loop has unless it is given one. */
  static String ofStep(int index) {
    return "step " + (index + 1);
  }

  /** Takes note of a tag that stands in the text. */
  void define(Cursor cursor, Token tag) {
    Integer earlier = lines.putIfAbsent(tag.text(), cursor.line());
    if (earlier != null) {
      findings.problem(
          cursor.flaw(
              tag,
              "the tag %s stands in line %d already".formatted(Cursor.show(tag.text()), earlier),
              "a tag of its own",
              null));
    }
  }

  /** Takes note of a reference, which {@link #check} looks up when all tags are known. */
  void refer(Cursor cursor, Token tag) {
    references.add(new Reference(cursor, tag));
  }

  /** Tells what is referred to and is nowhere. */
  void check() {
    for (Reference reference : references) {
      if (!lines.containsKey(reference.token().text()) && !findings.isFull()) {
        findings.problem(unknown(reference.cursor(), reference.token()));
      }
    }
  }

  private Flaw unknown(Cursor cursor, Token token) {
    @Nullable String near = lines.size() > 200 ? null : Words.hint(token.text(), lines.keySet());
    return cursor.flaw(
        token,
        "no step has the tag " + Cursor.show(token.text()),
        "the tag of a step",
        near != null ? near : "write the tag and a colon before the instruction, as cycle: CC, …");
  }

  /** Returns a tag for the first step of a loop that has none. */
  String invent(int index) {
    String tag = ofStep(index);
    while (lines.containsKey(tag)) {
      tag += "'";
    }
    return tag;
  }
}
