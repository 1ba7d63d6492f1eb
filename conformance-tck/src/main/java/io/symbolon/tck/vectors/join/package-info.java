/** Vectors of chapter join, as far as it is functions: what an identity signs, and whether a Join holds. */
package io.symbolon.tck.vectors.join;
