package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.cycling.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a protocol; immutable. Changing a protocol makes a new edition; what ran by an
 * older one still says so.
 *
 * @param id identifier of the protocol in all its editions
 * @param version number of the edition, from 1
 * @param protocol what is done
 * @param text what was typed, if it was written as text; or null
 * @param needs what it asks of battery and channel
 * @param retired whether it is offered no more
 * @param creator the account that wrote this edition
 * @param created when
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RegisteredProtocol(
    UUID id,
    int version,
    Protocol protocol,
    @Nullable String text,
    ChannelNeeds needs,
    boolean retired,
    String creator,
    Instant created) {}
