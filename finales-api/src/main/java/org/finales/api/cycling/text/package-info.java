/**
 * The text form of a cycling protocol: one instruction a line, as laboratories have typed it into
 * the Battery Experiments Manager, and what that language lacked. {@code docs/protocols.md} has the
 * grammar.
 */
@NullMarked
package org.finales.api.cycling.text;

import org.jspecify.annotations.NullMarked;
