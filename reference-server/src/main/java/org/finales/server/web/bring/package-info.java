/**
 * Bringing in data of experiments that were run elsewhere: files, looked at before anything is
 * stored.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.web.bring;
