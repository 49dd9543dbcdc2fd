package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * What a channel of a station was doing when it was last heard of; immutable.
 *
 * @param station the station
 * @param stationName what people call the station
 * @param online whether the station was there lately
 * @param report what the channel said
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LiveChannel(UUID station, String stationName, boolean online, ChannelReport report) {}
