/**
 * The engine behind the broker's words: it decides who may do what, what fits, who works on what,
 * and what becomes of it, and answers when the store has it on disk.
 */
@org.jspecify.annotations.NullMarked
package org.finales.core.engine;
