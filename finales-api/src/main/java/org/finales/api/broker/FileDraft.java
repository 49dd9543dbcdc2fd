package org.finales.api.broker;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file before its bytes are sent.
 *
 * @param subject kind of thing that the file belongs to: {@code request} or {@code result}
 * @param owner identifier of that thing
 * @param name the file's name, without a folder
 * @param mediaType for example {@code text/csv}
 * @param size length in bytes
 * @param sha256 SHA-256 of the content in lower-case hexadecimal; {@code null} if it is not known
 *     beforehand; content that does not agree is refused
 */
public record FileDraft(
    @NotNull @Pattern(regexp = "request|result") String subject,
    @NotNull UUID owner,
    @NotNull @Size(min = 1, max = Limits.NAME) @Pattern(regexp = "[^/\\\\\\p{Cntrl}]+") String name,
    @NotNull @Size(max = Limits.NAME) @Pattern(regexp = "[\\w.+-]+/[\\w.+-]+(; ?[\\w=.\"-]+)*")
        String mediaType,
    @PositiveOrZero long size,
    @Nullable @Pattern(regexp = "[0-9a-f]{64}") String sha256) {}
