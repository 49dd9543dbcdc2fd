/**
 * Adding an experiment: what is to be done with which battery, checked and drawn before it is
 * queued.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.web.plan;
