/** Vectors of the key schedule, the rank of sessions, the replay window and cookies. */
package io.symbolon.tck.vectors.session;
