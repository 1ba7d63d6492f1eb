package io.symbolon.tck.script;

import io.symbolon.tck.peer.Peer;

/** What happens in a case between the subject and the peer of the case. */
@FunctionalInterface
interface Script {
    /** Plays the case; whatever the subject does wrong is thrown as its failure. */
    void play(SubjectNode subject, Peer peer);
}
