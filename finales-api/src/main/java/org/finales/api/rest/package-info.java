/**
 * What is said on the native HTTP surface beyond the broker's own words: small bodies, problem
 * details, names of headers. The server and the client share it, so that neither can drift.
 */
@org.jspecify.annotations.NullMarked
package org.finales.api.rest;
