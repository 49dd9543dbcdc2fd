/**
 * What can be said of a protocol before it runs: what it needs, what in it is unsafe or senseless,
 * what it comes to on a model of a cell, and whether battery and channel suit it. Findings are
 * sentences for people, with codes for programs.
 */
@NullMarked
package org.finales.core.protocol.check;

import org.jspecify.annotations.NullMarked;
