package org.finales.cycler.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which instruments make one channel; immutable, and the JSON of a file for {@code
 * composite:FILE.json}.
 *
 * <p>An instrument is named by its connection string; {@code #} and the name of a channel may
 * follow, otherwise its first one is meant. An instrument that is named twice is opened once.
 *
 * @param name name of the channel
 * @param source what charges; or null
 * @param load what discharges; or null
 * @param voltmeter what measures the voltage; null for the source, or else the load
 * @param inputs what is measured besides
 */
public record CompositeSettings(
    String name,
    @Nullable String source,
    @Nullable String load,
    @Nullable String voltmeter,
    @Nullable List<Input> inputs) {

  /**
   * An input of some instrument.
   *
   * @param device the instrument
   * @param input name of its input; null for all of them
   * @param as what it is called here; null for the same name
   */
  public record Input(String device, @Nullable String input, @Nullable String as) {}
}
