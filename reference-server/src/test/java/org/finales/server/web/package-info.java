@org.jspecify.annotations.NullMarked
package org.finales.server.web;
