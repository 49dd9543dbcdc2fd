/**
 * The demo: a server and the four programs in one process, each on its own side of HTTP, and what
 * came of it as a table. It is the only part of the samples that knows the server.
 */
@NullMarked
package org.finales.samples.demo;

import org.jspecify.annotations.NullMarked;
