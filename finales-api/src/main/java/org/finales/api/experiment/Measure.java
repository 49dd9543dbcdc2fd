package org.finales.api.experiment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An auxiliary value that is recorded; immutable.
 *
 * @param input what the instrument calls it
 * @param name what people call it, and the heading of its column
 */
public record Measure(
    @NotNull @Size(min = 1, max = 100) String input,
    @NotNull @Size(min = 1, max = 100) String name) {}
