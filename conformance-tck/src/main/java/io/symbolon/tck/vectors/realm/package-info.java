/** Vectors of chapter realm. */
package io.symbolon.tck.vectors.realm;
