/**
 * The mock programs as commands: {@code java -jar finales-samples.jar experiment --url …}. What the
 * programs do is in {@code org.finales.samples}; here is how they are started and stopped.
 */
@NullMarked
package org.finales.samples.cli;

import org.jspecify.annotations.NullMarked;
