/** The pages that people look at; {@code docs/pages.md} says how they are built. */
@NullMarked
package org.finales.server.web;

import org.jspecify.annotations.NullMarked;
