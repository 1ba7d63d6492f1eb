/** Vectors of chapter framing: datagrams taken apart, built, sealed and opened. */
package io.symbolon.tck.vectors.frame;
