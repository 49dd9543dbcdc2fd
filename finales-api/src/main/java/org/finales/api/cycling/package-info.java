/**
 * Cycling: the one model of a protocol, with its steps, ends, recording and limits, and tests of
 * batteries. Text forms and vendors' formats are made from this model elsewhere.
 */
@NullMarked
package org.finales.api.cycling;

import org.jspecify.annotations.NullMarked;
