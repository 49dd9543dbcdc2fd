/**
 * The folder in which a server keeps its data: what lies where, who may read it, and the lock that
 * keeps two servers from sharing it.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.folder;
