package org.finales.core.lab;

import java.util.List;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.core.protocol.check.Finding;

/**
 * Whether a protocol suits a battery and a station; immutable.
 *
 * @param protocol the newest edition of the protocol
 * @param suits whether nothing keeps them from each other
 * @param findings what does, and what else there is to know
 */
public record Suiting(RegisteredProtocol protocol, boolean suits, List<Finding> findings) {
  /** Copies the list. */
  public Suiting {
    findings = List.copyOf(findings);
  }
}
