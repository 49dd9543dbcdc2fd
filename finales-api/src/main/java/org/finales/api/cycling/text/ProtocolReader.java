package org.finales.api.cycling.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.finales.api.battinfo.Checks;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Step;
import org.jspecify.annotations.Nullable;

/** Reads a profile, statement by statement. Not thread-safe; one for each text. */
final class ProtocolReader {
  private record Open(Cursor cursor, Token token, int first, int times) {}

  private final Findings findings = new Findings();
  private final Tags tags = new Tags(findings);
  private final HeaderReader header = new HeaderReader(findings);
  private final StepReader reader = new StepReader(findings, tags);
  private final Deque<Open> loops = new ArrayDeque<>();
  // a step that has problems is null, so that the places of the others stay right
  private final List<@Nullable Step> steps = new ArrayList<>();
  private final List<@Nullable String> tagOf = new ArrayList<>();
  private final Set<String> earlier = new HashSet<>();
  private final List<Integer> lines = new ArrayList<>();
  private @Nullable Token tagOfLoop;

  Profile read(String text) {
    try {
      List<Statement> statements = Source.cut(text, findings);
      readTags(statements);
      for (Statement statement : statements) {
        if (findings.isFull()) {
          break;
        }
        statement(statement);
      }
      finish();
    } catch (Flaw flaw) {
      findings.problem(flaw);
    }
    findings.done();
    List<Step> whole = new ArrayList<>();
    steps.forEach(step -> whole.add(Objects.requireNonNull(step)));
    Protocol protocol;
    try {
      protocol = header.build(whole);
    } catch (IllegalArgumentException e) {
      throw new ProfileException(
          List.of(new ProfileProblem(1, 1, 0, String.valueOf(e.getMessage()), null, null, null)));
    }
    return new Profile(protocol, findings.warnings(), lines);
  }

  private void readTags(List<Statement> statements) {
    for (Statement statement : statements) {
      try {
        statement.readTag();
        Token tag = statement.tag();
        if (tag != null) {
          checkTag(statement.head(), tag);
          tags.define(statement.head(), tag);
        }
      } catch (Flaw flaw) {
        findings.problem(flaw);
      }
      if (findings.isFull()) {
        return;
      }
    }
  }

  private static void checkTag(Cursor cursor, Token tag) {
    if (tag.text().length() > Checks.MAX_NAME) {
      throw cursor.flaw(
          tag,
          "the tag has %d characters".formatted(tag.text().length()),
          "at most " + Checks.MAX_NAME,
          null);
    }
  }

  private void statement(Statement statement) {
    Cursor cursor = statement.head();
    Token token = cursor.word();
    String word = Words.of(token.text());
    try {
      switch (word) {
        case "LOOP" -> open(statement, token);
        case "END" -> close(statement, token);
        case "REPEAT" -> repeat(statement, token);
        default -> {
          if (Words.HEADERS.contains(word)) {
            header(word, token, statement);
          } else if (Words.INSTRUCTIONS.contains(word)) {
            String tag = tag(statement);
            place(statement, tag, reader.read(word, token, statement, tag));
          } else {
            place(statement, tag(statement), null);
            throw unknown(cursor, token, word);
          }
        }
      }
    } catch (Flaw flaw) {
      findings.problem(flaw);
    }
  }

  private static Flaw unknown(Cursor cursor, Token token, String word) {
    List<String> known = new ArrayList<>(Words.INSTRUCTIONS);
    known.addAll(Words.HEADERS);
    return cursor.flaw(
        token,
        token.text().isEmpty()
            ? "the instruction is missing"
            : "%s is no instruction".formatted(Cursor.show(token.text())),
        String.join(", ", Words.INSTRUCTIONS),
        Words.hint(word, known));
  }

  private void header(String word, Token token, Statement statement) {
    Cursor cursor = statement.head();
    Token tag = statement.tag();
    if (tag != null) {
      throw cursor.flaw(tag, word + " cannot have a tag", null, "leave out the tag");
    }
    if (!steps.isEmpty() || !loops.isEmpty()) {
      throw cursor.flaw(
          token,
          word + " stands after the first instruction",
          "an instruction",
          word.equals("RECORD") || word.equals("SAFETY")
              ? "move it above all instructions, or write | %s to have it for one step"
                  .formatted(word)
              : "move it above all instructions");
    }
    header.read(word, token, statement);
  }

  /** Returns the tag of the next step: its own, that of the loop it begins, or an invented one. */
  private @Nullable String tag(Statement statement) {
    Token own = statement.tag();
    Token given = own != null ? own : tagOfLoop;
    if (own != null && tagOfLoop != null) {
      findings.problem(
          statement
              .head()
              .flaw(own, "the loop that begins here has a tag already", "one tag", null));
    }
    tagOfLoop = null;
    if (given != null) {
      return given.text();
    }
    Open innermost = loops.peek();
    boolean begins = innermost != null && innermost.first() == steps.size();
    return begins ? tags.invent(steps.size()) : null;
  }

  private void place(Statement statement, @Nullable String tag, @Nullable Step step) {
    if (steps.size() == Checks.MAX_ITEMS) {
      throw statement
          .head()
          .flaw(
              new Token("", 0, 0),
              "the profile has more than %d steps".formatted(Checks.MAX_ITEMS),
              null,
              "part it into several profiles, or use loops");
    }
    steps.add(step);
    tagOf.add(tag);
    if (tag != null) {
      earlier.add(tag);
    }
    lines.add(statement.head().line());
  }

  private void open(Statement statement, Token token) {
    Cursor cursor = statement.head();
    Token tag = statement.tag();
    if (tag != null && tagOfLoop != null) {
      throw cursor.flaw(tag, "the loop that begins here has a tag already", "one tag", null);
    }
    tagOfLoop = tag == null ? tagOfLoop : tag;
    int times = 1;
    try {
      cursor.take(',');
      times = Numbers.count(cursor, "the number of times");
      Texts.end(cursor, "LOOP");
      if (!statement.options().isEmpty()) {
        throw statement
            .options()
            .get(0)
            .flawHere("LOOP has no continuation", null, "write it below the END of the loop");
      }
      if (loops.size() == ProfileText.MAX_DEPTH) {
        throw cursor.flaw(
            token,
            "there are more than %d loops within one another".formatted(ProfileText.MAX_DEPTH),
            null,
            "REPEAT, tag, times goes back without nesting");
      }
    } finally {
      loops.push(new Open(cursor, token, steps.size(), times));
    }
  }

  private void close(Statement statement, Token token) {
    Cursor cursor = statement.head();
    Open loop = loops.poll();
    if (loop == null) {
      throw cursor.flaw(token, "there is no LOOP that this could end", null, "leave it out");
    }
    Texts.end(cursor, "END");
    if (loop.first() == steps.size()) {
      tagOfLoop = null;
      throw cursor.flaw(
          token, "there is nothing between LOOP and END", "instructions to repeat", null);
    }
    String first = tagOf.get(loop.first());
    loop(statement, token, first, loop.times());
  }

  private void repeat(Statement statement, Token token) {
    Cursor cursor = statement.head();
    Token target;
    int times;
    try {
      Fields.expect(cursor, token, 3, 3, "REPEAT, cycle, 100");
      target = Texts.field(cursor, "the tag");
      cursor.take(',');
      times = Numbers.count(cursor, "the number of times");
      Texts.end(cursor, "REPEAT");
    } catch (Flaw flaw) {
      place(statement, tag(statement), null);
      throw flaw;
    }
    if (!earlier.contains(target.text())) {
      place(statement, tag(statement), null);
      throw cursor.flaw(
          target,
          "no step above has the tag " + Cursor.show(target.text()),
          "the tag of an earlier step",
          null);
    }
    loop(statement, token, target.text(), times);
  }

  private void loop(Statement statement, Token token, @Nullable String backTo, int times) {
    String tag = tag(statement);
    int before = findings.count();
    Parts parts = new Parts(tag);
    parts.take(statement.options(), p -> new Loop(p.tag, "", 1, null), findings);
    boolean isSound = findings.count() == before && backTo != null;
    Step step = null;
    if (parts.temperature != null || parts.recording != null || parts.limits != null) {
      findings.problem(
          statement
              .options()
              .get(0)
              .flawHere("a loop has no continuation but NOTE", null, "write it below a step"));
    } else if (isSound) {
      String target = Objects.requireNonNull(backTo);
      step =
          Parts.checked(statement.head(), token, () -> new Loop(tag, target, times, parts.comment));
    }
    place(statement, tag, step);
  }

  private void finish() {
    if (findings.isFull()) {
      return;
    }
    for (Open loop : loops) {
      findings.problem(loop.cursor().flaw(loop.token(), "this loop has no END", "END below", null));
    }
    tags.check();
    if (steps.isEmpty() && findings.count() == 0) {
      throw new Flaw(
          new ProfileProblem(
              1,
              1,
              0,
              "the profile has no instructions",
              null,
              "an instruction such as CC, 1.5, VOLTAGE, 4.2",
              null));
    }
  }
}
