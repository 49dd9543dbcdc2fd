package org.finales.server.web.kit.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is shown by {@code kit/form.jte}.
 *
 * @param action where it is posted
 * @param input what stands in it
 * @param submit what stands on its button
 * @param cancel where its other button leads; {@code null} for none
 * @param revision state of the thing that is edited; {@code null} for something new
 * @param keep under which name the browser keeps what is typed until the form is through; empty to
 *     keep nothing
 */
public record FormView(
    String action,
    FormInput input,
    String submit,
    @Nullable String cancel,
    @Nullable Long revision,
    String keep) {

  /** A form that is posted to an address. */
  public static FormView of(String action, FormInput input, String submit) {
    return new FormView(action, input, submit, null, null, "");
  }

  /** The same with a way out. */
  public FormView cancel(String href) {
    return new FormView(action, input, submit, href, revision, keep);
  }

  /** The same for the state of a thing that others may change too. */
  public FormView revision(long number) {
    return new FormView(action, input, submit, cancel, number, keep);
  }

  /** The same, of which the browser keeps what is typed, passwords excepted. */
  public FormView keep(String name) {
    return new FormView(action, input, submit, cancel, revision, name);
  }

  /** The fields that are shown. */
  public List<Field> fields() {
    return input.spec().fields();
  }

  /** Whether files can be sent. */
  public boolean hasFiles() {
    return fields().stream()
        .anyMatch(f -> f.kind() == Field.Kind.FILE || f.kind() == Field.Kind.FILES);
  }

  /** What is wrong, by field. */
  public Map<String, String> errors() {
    return input.errors();
  }

  /** What is wrong with a field; empty for nothing. */
  public String error(Field field) {
    return errors().getOrDefault(field.name(), "");
  }

  /** What a field is described by, for those who cannot see what stands near it. */
  public String describedBy(Field field) {
    String hint = field.hint().isEmpty() ? "" : id(field) + "-hint";
    return (hint + " " + id(field) + "-error").strip();
  }

  /** The field's place on the page. */
  public String id(Field field) {
    return "f-" + field.name().replace('.', '-');
  }

  /** Whether a value is chosen. */
  public boolean isChosen(Field field, String value) {
    return input.all(field.name()).contains(value);
  }
}
