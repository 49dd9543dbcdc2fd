package org.finales.server.web.kit;

/** Answers one call of a page. */
@FunctionalInterface
public interface PageHandler {
  /** Answers; exceptions become pages in plain words. */
  void handle(PageCall call) throws Exception;
}
