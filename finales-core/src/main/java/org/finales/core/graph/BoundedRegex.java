package org.finales.core.graph;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.base.CoreDatatype;
import org.eclipse.rdf4j.model.impl.BooleanLiteral;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.query.algebra.evaluation.QueryValueEvaluationStep;
import org.eclipse.rdf4j.query.algebra.evaluation.ValueExprEvaluationException;
import org.eclipse.rdf4j.query.algebra.evaluation.util.QueryEvaluationUtility;
import org.finales.core.graph.QueryException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * REGEX and REPLACE by RE2/J, which compares in a time that grows with the text and not with what a
 * pattern can be made to try. Look-around and back references are refused.
 */
final class BoundedRegex {
  /** The name of REPLACE. */
  static final String REPLACE = "http://www.w3.org/2005/xpath-functions#replace";

  private static final int MAX_PATTERN = 1000;
  private static final int MAX_PROGRAM = 10_000;

  private String lastKey = "";
  private @Nullable Pattern last;

  private BoundedRegex() {}

  /** Whether a text holds a pattern. */
  static QueryValueEvaluationStep of(
      QueryValueEvaluationStep text,
      QueryValueEvaluationStep pattern,
      @Nullable QueryValueEvaluationStep flags) {
    BoundedRegex regex = new BoundedRegex();
    return row -> {
      Literal where = text(text.evaluate(row));
      Pattern compiled =
          regex.compiled(
              text(pattern.evaluate(row)).getLabel(),
              flags == null ? "" : text(flags.evaluate(row)).getLabel());
      return BooleanLiteral.valueOf(compiled.matcher(where.getLabel()).find());
    };
  }

  /** A text with what a pattern finds replaced. */
  static QueryValueEvaluationStep replacing(
      List<QueryValueEvaluationStep> arguments, QueryBudget budget) {
    BoundedRegex regex = new BoundedRegex();
    return row -> {
      Literal where = text(arguments.get(0).evaluate(row));
      String pattern = text(arguments.get(1).evaluate(row)).getLabel();
      String by = text(arguments.get(2).evaluate(row)).getLabel();
      String flags = arguments.size() > 3 ? text(arguments.get(3).evaluate(row)).getLabel() : "";
      Matcher matcher = regex.compiled(pattern, flags).matcher(where.getLabel());
      String replaced;
      try {
        replaced = matcher.replaceAll(by);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new ValueExprEvaluationException("not a replacement: " + by, e);
      }
      return budget.made(
          where.getLanguage().isPresent()
              ? SimpleValueFactory.getInstance().createLiteral(replaced, where.getLanguage().get())
              : SimpleValueFactory.getInstance().createLiteral(replaced, where.getDatatype()));
    };
  }

  private Pattern compiled(String pattern, String flags) {
    String key = flags + ' ' + pattern;
    Pattern known = last;
    if (known != null && key.equals(lastKey)) {
      return known;
    }
    Pattern made = compile(pattern, flags);
    last = made;
    lastKey = key;
    return made;
  }

  private static Pattern compile(String pattern, String flags) {
    if (pattern.length() > MAX_PATTERN) {
      throw new QueryException(
          Reason.REFUSED, "a pattern has more than " + MAX_PATTERN + " characters");
    }
    int options = 0;
    String text = pattern;
    for (int i = 0; i < flags.length(); i++) {
      switch (flags.charAt(i)) {
        case 'i' -> options |= Pattern.CASE_INSENSITIVE;
        case 's' -> options |= Pattern.DOTALL;
        case 'm' -> options |= Pattern.MULTILINE;
        case 'x' -> text = text.replaceAll("\\s", "");
        case 'q' -> text = Pattern.quote(text);
        default -> throw new ValueExprEvaluationException("unknown flag in " + flags);
      }
    }
    try {
      Pattern made = Pattern.compile(text, options);
      if (made.programSize() > MAX_PROGRAM) {
        throw new QueryException(
            Reason.REFUSED, "the pattern " + pattern + " repeats beyond reason");
      }
      return made;
    } catch (PatternSyntaxException e) {
      throw new QueryException(
          Reason.REFUSED,
          "the pattern "
              + pattern
              + " is not understood: "
              + e.getDescription()
              + "; look-around and back references are not supported",
          e);
    }
  }

  private static Literal text(@Nullable Value value) {
    if (value instanceof Literal literal
        && (QueryEvaluationUtility.isStringLiteral(literal)
            || CoreDatatype.XSD.STRING.getIri().equals(literal.getDatatype()))) {
      return literal;
    }
    throw new ValueExprEvaluationException("a text is expected");
  }
}
