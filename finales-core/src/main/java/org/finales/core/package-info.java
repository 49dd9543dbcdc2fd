/** The engine behind the broker. */
@org.jspecify.annotations.NullMarked
package org.finales.core;
