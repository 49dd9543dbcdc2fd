/**
 * The command line: small commands that say what they want from an {@link
 * org.finales.server.cli.Administration}, be it on a data folder, a database or a running server.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.cli;
