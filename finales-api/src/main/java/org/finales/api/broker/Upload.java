package org.finales.api.broker;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way, which can go on where it was cut off.
 *
 * @param id identifier of the upload
 * @param draft what was announced
 * @param offset how many bytes have arrived and are safe
 * @param file the finished file; {@code null} until all bytes have arrived and the checksum agrees
 * @param expires when an unfinished upload is thrown away
 */
public record Upload(
    UUID id, FileDraft draft, long offset, @Nullable FileInfo file, Instant expires) {}
