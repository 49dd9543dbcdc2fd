package org.finales.server.api;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a route answers.
 *
 * @param status the HTTP status
 * @param description when it answers so
 * @param mediaType type of the body; {@code null} if there is none
 * @param type what the body holds, if it is JSON; {@code null} otherwise
 * @param headers headers that matter to the caller
 */
record Reply(
    int status,
    String description,
    @Nullable String mediaType,
    @Nullable Type type,
    List<String> headers) {}
