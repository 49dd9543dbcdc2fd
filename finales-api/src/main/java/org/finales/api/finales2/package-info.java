/**
 * What FINALES 2's tenants write and read, in the terms of this library and back. Units that its
 * published schemas get wrong are put right, and every such slip is reported.
 */
@NullMarked
package org.finales.api.finales2;

import org.jspecify.annotations.NullMarked;
