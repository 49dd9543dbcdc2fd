package org.finales.core.linkeddata.mapping;

import org.finales.api.cycling.Step;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.node.ObjectNode;

/** Gives a step a name. */
final class Tagging {
  private Tagging() {}

  /** Returns the step with a tag. */
  static Step tagged(Step step, String tag) {
    ObjectNode json =
        (ObjectNode)
            FinalesJson.mapper()
                .readTree(FinalesJson.mapper().writerFor(Step.class).writeValueAsBytes(step));
    json.put("tag", tag);
    return FinalesJson.convert(json, Step.class);
  }
}
