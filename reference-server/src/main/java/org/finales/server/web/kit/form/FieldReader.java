package org.finales.server.web.kit.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.finales.api.quantity.Unit;
import org.finales.server.web.kit.Submission;
import org.finales.server.web.kit.Texts;
import org.jspecify.annotations.Nullable;

/** Reads one field and says what is wrong with it. */
final class FieldReader {
  private FieldReader() {}

  static void read(Field field, Submission sent, FormInput input, Texts texts) {
    switch (field.kind()) {
      case FILE, FILES -> {
        if (field.needed() && sent.files(field.name()).isEmpty()) {
          input.error(field.name(), texts.get("form.required-file"));
        }
        input.files(field.name(), sent.files(field.name()));
      }
      case CHOICES -> choices(field, sent.all(field.name()), input, texts);
      case CHECK -> input.with(field.name(), sent.has(field.name()) ? "on" : "");
      default -> single(field, sent, input, texts);
    }
  }

  private static void choices(Field field, List<String> values, FormInput input, Texts texts) {
    input.with(field.name(), values);
    for (String value : values) {
      if (field.options().stream().noneMatch(option -> option.value().equals(value))) {
        input.error(field.name(), texts.get("form.no-such-choice"));
      }
    }
    if (field.needed() && values.isEmpty()) {
      input.error(field.name(), texts.get("form.required-choice"));
    }
  }

  private static void single(Field field, Submission sent, FormInput input, Texts texts) {
    boolean exact =
        field.kind() == Field.Kind.PASSWORD
            || field.kind() == Field.Kind.LONG_TEXT
            || field.kind() == Field.Kind.HIDDEN;
    String raw = sent.raw(field.name());
    String value = raw == null ? "" : exact ? raw.replace("\r\n", "\n") : raw.strip();
    input.with(field.name(), value);
    if (!field.units().isEmpty()) {
      String unit = sent.find(field.name() + ".unit");
      input.unit(field.name(), unit != null && field.units().contains(unit) ? unit : null);
    }
    if (value.isEmpty() || (!exact && value.isBlank())) {
      if (field.needed()) {
        boolean choice = field.kind() == Field.Kind.CHOICE;
        input.error(field.name(), texts.get(choice ? "form.required-choice" : "form.required"));
      }
      return;
    }
    String problem = problem(field, value, input, texts);
    if (problem != null) {
      input.error(field.name(), problem);
    }
  }

  private static @Nullable String problem(Field field, String value, FormInput input, Texts texts) {
    if (value.length() > field.maxLength()) {
      return texts.get("form.too-long", field.maxLength());
    }
    if (value.length() < field.minLength()) {
      return texts.get("form.too-short", field.minLength());
    }
    return switch (field.kind()) {
      case TEXT ->
          value.chars().anyMatch(Character::isISOControl) ? texts.get("form.one-line") : null;
      case NUMBER, WHOLE_NUMBER -> number(field, value, input, texts);
      case DATE -> {
        try {
          LocalDate.parse(value);
          yield null;
        } catch (DateTimeException e) {
          yield texts.get("form.no-date");
        }
      }
      case MOMENT -> {
        try {
          Instant.parse(value);
          yield null;
        } catch (DateTimeException e) {
          yield texts.get("form.no-moment");
        }
      }
      case CHOICE ->
          field.options().stream().noneMatch(option -> option.value().equals(value))
              ? texts.get("form.no-such-choice")
              : null;
      default -> null;
    };
  }

  private static @Nullable String number(Field field, String value, FormInput input, Texts texts) {
    Optional<BigDecimal> read = Numbers.parse(value);
    if (read.isEmpty()) {
      return texts.get("form.no-number");
    }
    BigDecimal number = read.get();
    if (field.kind() == Field.Kind.WHOLE_NUMBER && number.stripTrailingZeros().scale() > 0) {
      return texts.get("form.no-whole-number");
    }
    String first = field.units().isEmpty() ? "" : field.units().get(0);
    String unit = input.unitOf(field.name());
    if (!unit.equals(first)) {
      Optional<BigDecimal> converted = Unit.convert(number, Unit.parse(unit), Unit.parse(first));
      if (converted.isEmpty()) {
        return texts.get("form.no-number");
      }
      number = converted.get();
    }
    String shown = first.isEmpty() ? "" : " " + first;
    if (field.min() != null && number.compareTo(field.min()) < 0) {
      return texts.get("form.too-small", field.min().toPlainString() + shown);
    }
    if (field.max() != null && number.compareTo(field.max()) > 0) {
      return texts.get("form.too-large", field.max().toPlainString() + shown);
    }
    input.number(field.name(), number);
    return null;
  }
}
