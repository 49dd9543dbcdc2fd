package org.finales.server.web.bring;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * A file that was sent and is looked at.
 *
 * @param id its identifier
 * @param account who sent it
 * @param name as the sender calls it; not to be used as a path
 * @param size in bytes
 * @param place where it lies
 * @param sent when it came
 */
record StagedFile(UUID id, String account, String name, long size, Path place, Instant sent) {}
