package org.finales.core.engine;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Comparator;
import java.util.List;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Holds drafts to the constraints that their records declare, and to the bounds of JSON.
 * Thread-safe.
 */
public final class Drafts {
  /** Characters of an explanation for people. */
  private static final int MAX_REASON = 4000;

  private final Validator validator;

  /** Makes one; it is used again and again. */
  public Drafts() {
    // Without expressions in messages there is nothing to inject into, and no EL library to ship.
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      this.validator = factory.getValidator();
    }
  }

  /**
   * Holds a draft to its constraints, and to the bounds of what can be read again once it is
   * written, whether it was sent or built within the process.
   *
   * @throws InvalidException if a constraint is broken; each violation names its place
   */
  public <T> void check(T draft) {
    var broken = validator.validate(draft);
    if (!broken.isEmpty()) {
      List<Violation> violations =
          broken.stream()
              .map(Drafts::violation)
              .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
              .distinct()
              .toList();
      throw new InvalidException(violations);
    }
    checkBounds(draft, "");
  }

  /**
   * Holds a part of a document to the bounds of what can be read again once it is written.
   *
   * @param path JSON pointer to the part
   * @throws InvalidException if a bound is broken
   */
  public static void checkBounds(Object part, String path) {
    try {
      FinalesJson.requireReadable(part);
    } catch (JsonException e) {
      throw new InvalidException(path + e.path(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * An explanation, trimmed and held to a length; empty for none.
   *
   * @throws InvalidException if it is longer than that
   */
  public static String reason(@Nullable String reason) {
    if (reason == null) {
      return "";
    }
    if (reason.length() > MAX_REASON) {
      throw new InvalidException("/reason", "is longer than " + MAX_REASON + " characters");
    }
    if (reason.indexOf('\0') >= 0) {
      throw new InvalidException("/reason", "holds a NUL character");
    }
    return reason.strip();
  }

  private static Violation violation(ConstraintViolation<?> violation) {
    StringBuilder pointer = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      } else if (node.getKey() != null) {
        pointer.append('/').append(escape(node.getKey().toString()));
      }
      String name = node.getName();
      if (name != null && !name.startsWith("<")) {
        pointer.append('/').append(escape(name));
      }
    }
    return new Violation(pointer.toString(), violation.getMessage());
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
