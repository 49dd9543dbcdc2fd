/** A real browser for tests of pages, driven without anything beside the browser itself. */
package org.finales.server.browser;
