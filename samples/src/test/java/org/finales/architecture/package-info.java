/**
 * Rules about the code of all modules: who may depend on whom, and what production code leaves
 * alone. They live in the last module because it sees all others.
 */
@org.jspecify.annotations.NullMarked
package org.finales.architecture;
