package org.finales.cycler.spi;

import org.finales.api.cycling.Protocol;

/**
 * A protocol for a channel that runs it itself; immutable.
 *
 * @param name what the run is called at the instrument, for example the name of the sample
 * @param format code of the text's format, one of {@link ProgrammedChannel#formats()}
 * @param text the protocol in that format; the JSON of the protocol for {@code finales}
 * @param protocol the same in the model, for limits and estimates
 */
public record ProtocolFile(String name, String format, String text, Protocol protocol) {}
