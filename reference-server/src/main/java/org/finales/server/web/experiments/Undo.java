package org.finales.server.web.experiments;

import java.util.UUID;

/**
 * An experiment that was deleted a moment ago and can be brought back.
 *
 * @param id the experiment
 * @param name what people call it
 */
public record Undo(UUID id, String name) {}
