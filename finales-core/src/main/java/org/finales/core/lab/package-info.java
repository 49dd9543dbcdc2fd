/**
 * The laboratory at work: the register of batteries, protocols and stations, the queue of
 * experiments, what becomes of them, and what is going on now. {@link
 * org.finales.core.lab.Laboratory} is the way in.
 */
@NullMarked
package org.finales.core.lab;

import org.jspecify.annotations.NullMarked;
