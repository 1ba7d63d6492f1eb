/** Vectors of chapter token. */
package io.symbolon.tck.vectors.token;
