package org.finales.api.broker;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that belongs to a request or a result.
 *
 * @param id its identifier
 * @param subject kind of thing that it belongs to: {@code request} or {@code result}
 * @param owner identifier of that thing
 * @param name the file's name, without a folder
 * @param mediaType for example {@code text/csv}
 * @param size length in bytes
 * @param sha256 SHA-256 of the content in lower-case hexadecimal; equal contents are kept once
 * @param account the account that sent it
 * @param created when it was complete
 */
public record FileInfo(
    UUID id,
    String subject,
    UUID owner,
    String name,
    String mediaType,
    long size,
    String sha256,
    String account,
    Instant created) {}
