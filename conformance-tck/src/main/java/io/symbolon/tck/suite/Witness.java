package io.symbolon.tck.suite;

import java.util.Optional;

/** A driver that is told in words what a case does with it and expects of it; who plays a case for people is one. */
public interface Witness {
    /**
     * The next request is this step of a script, at this virtual time.
     *
     * @param content what is sealed in the datagram that it delivers; empty where there is none, or nobody can open it
     */
    void step(long atMs, String words, Optional<byte[]> content);

    /** The last replies have to be this. */
    void expects(String words);
}
