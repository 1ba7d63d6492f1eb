/**
 * The kit's own reading of the wire: keys, tokens, handshakes, sealed frames and their messages, cookies, distances.
 *
 * <p>Written from the specification text alone, so that a mistake of an implementation is not repeated by what judges
 * it. Everything here can also be made wrong on purpose: token octets, headers, contents and padding are taken as
 * given and signed or sealed as they are. Octets are plain {@code byte[]}, which nobody writes to after they are made.
 */
package io.symbolon.tck.wire;
