package org.finales.api.cycling.text;

import java.util.List;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Step;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Writes a protocol as text. Not thread-safe; one for each protocol. */
final class ProtocolWriter {
  private static final Unit AMPERE_HOUR = Unit.parse("Ah");
  private static final String INDENT = "  ";

  private final Protocol protocol;
  private final StringBuilder out = new StringBuilder();

  ProtocolWriter(Protocol protocol) {
    this.protocol = protocol;
  }

  String write() {
    header();
    if (!out.isEmpty()) {
      out.append('\n');
    }
    List<Step> steps = protocol.steps();
    Layout layout = new Layout(steps);
    int depth = 0;
    for (int i = 0; i < steps.size(); i++) {
      for (int times : layout.loopsAt(i)) {
        line(depth++, "LOOP " + times);
      }
      depth -= layout.isEnd(i) ? 1 : 0;
      String tag = layout.tag(i);
      String begin = tag == null ? "" : Texts.tag(tag) + ": ";
      if (steps.get(i) instanceof Loop loop) {
        line(
            depth,
            begin
                + (layout.isEnd(i)
                    ? "END"
                    : "REPEAT, " + Texts.tag(loop.backTo()) + ", " + loop.times()));
        note(depth, loop.comment());
      } else {
        StepWriter step = StepWriter.of(steps.get(i));
        line(depth, begin + step.head());
        for (String section : step.sections()) {
          line(depth + 1, "| " + section);
        }
        note(depth, steps.get(i).comment());
      }
    }
    return out.toString();
  }

  private void note(int depth, @Nullable String comment) {
    if (comment != null) {
      line(depth + 1, "| NOTE, " + Texts.write(comment));
    }
  }

  private void line(int depth, String text) {
    out.append(INDENT.repeat(depth)).append(text).append('\n');
  }

  private void header() {
    text("NAME", protocol.name());
    text("DESCRIPTION", protocol.description());
    text("VERSION", protocol.version());
    text("ID", protocol.id());
    protocol.authors().forEach(author -> text("AUTHOR", author));
    if (protocol.technique() != null) {
      line(0, "TECHNIQUE, " + HeaderReader.write(protocol.technique()));
    }
    if (protocol.capacity() != null) {
      line(0, "CAPACITY, " + Values.write(protocol.capacity(), AMPERE_HOUR));
    }
    if (protocol.recording() != null) {
      line(0, Keyed.write(protocol.recording()));
    }
    if (protocol.limits() != null) {
      line(0, Keyed.write(protocol.limits()));
    }
    protocol.attributes().forEach(this::attribute);
  }

  private void attribute(Attribute attribute) {
    String text = attribute.text();
    String value;
    if (text == null) {
      value = String.valueOf(attribute.number());
    } else {
      value = HeaderReader.isNumber(text) ? Texts.quoted(text) : Texts.write(text);
    }
    line(0, "ATTRIBUTE, " + Texts.field(attribute.name()) + ", " + value);
    option("GROUP", attribute.group());
    option("UNIT", attribute.unit());
    option("ABOUT", attribute.description());
  }

  private void option(String word, @Nullable String text) {
    if (text != null) {
      line(1, "| " + word + ", " + Texts.write(text));
    }
  }

  private void text(String word, @Nullable String text) {
    if (text != null) {
      line(0, word + ", " + Texts.write(text));
    }
  }
}
