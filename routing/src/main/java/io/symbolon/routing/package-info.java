/**
 * The space of fingerprints: how near two nodes are, and what follows from it.
 *
 * <pre>
 * Distance = Fingerprint xor Fingerprint, a big-endian number
 * </pre>
 *
 * <p>This package is the place of everything that is a function of distances: neighbour set, prefix table, whom to
 * contact, who coordinates a subject. Of these it has the distance and nothing else.
 */
package io.symbolon.routing;
