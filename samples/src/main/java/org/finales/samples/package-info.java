/** Programs that show how laboratories embed finales and connect to it. */
@org.jspecify.annotations.NullMarked
package org.finales.samples;
