/** Vectors of chapter conventions: keys, signatures, agreement. */
package io.symbolon.tck.vectors.key;
