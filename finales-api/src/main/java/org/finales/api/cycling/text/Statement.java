package org.finales.api.cycling.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header or an instruction with the sections that follow it behind bars. */
final class Statement {
  private final Cursor head;
  private final List<Cursor> options = new ArrayList<>();
  private @Nullable Token tag;

  Statement(Cursor head) {
    this.head = head;
  }

  Cursor head() {
    return head;
  }

  List<Cursor> options() {
    return options;
  }

  @Nullable Token tag() {
    return tag;
  }

  /** Takes the tag, if there is one, so that the head is at the instruction. */
  void readTag() {
    int start = head.at();
    if (head.peek() == '"') {
      tag = head.quoted();
    } else {
      tag = head.word();
    }
    if (!head.take(':')) {
      tag = null;
      head.back(start);
    } else if (tag.text().isBlank()) {
      throw head.flaw(tag, "a tag is missing before the colon", "a name such as cycle", null);
    }
  }
}
