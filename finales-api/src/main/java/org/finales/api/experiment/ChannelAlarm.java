package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm of a channel; immutable. It stands until a person acknowledges it.
 *
 * @param id its identifier
 * @param code what it is about, in lower case with hyphens: {@code voltage-high}, {@code link-lost}
 * @param text what happened, with values and limits
 * @param time when
 * @param safe whether the output was seen to be off afterwards
 * @param experiment the experiment that ran; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChannelAlarm(
    UUID id, String code, String text, Instant time, boolean safe, @Nullable UUID experiment) {}
