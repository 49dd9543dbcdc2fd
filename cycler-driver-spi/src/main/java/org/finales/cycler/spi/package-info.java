/** What a cycler driver is; drivers and the laboratory engine meet here. */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.spi;
