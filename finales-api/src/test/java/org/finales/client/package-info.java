/** Tests of the client against servers that behave badly. */
@org.jspecify.annotations.NullMarked
package org.finales.client;
