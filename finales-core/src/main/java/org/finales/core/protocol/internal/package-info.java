/**
 * What the formats share below the surface: protocols flattened to the steps that simple cyclers
 * know, numbers as other programs write them, XML without its dangers. May change at any time.
 */
@NullMarked
package org.finales.core.protocol.internal;

import org.jspecify.annotations.NullMarked;
