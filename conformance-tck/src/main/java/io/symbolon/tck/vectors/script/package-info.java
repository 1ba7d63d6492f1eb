/**
 * Scripts: one node in virtual time with all its randomness fixed, and every datagram exact.
 *
 * <p>The node under test is the <em>subject</em>, its peer is played by the script. The datagrams of both are computed
 * from the specification by {@code io.symbolon.tck.wire}; no engine takes part.
 */
package io.symbolon.tck.vectors.script;
