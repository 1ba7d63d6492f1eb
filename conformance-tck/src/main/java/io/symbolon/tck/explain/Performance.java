package io.symbolon.tck.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Witness;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A case, played against a subject that does it right, act by act. Long ones are played to a bound. */
final class Performance implements Driver, Witness {
    /** How many requests of a case are played. */
    static final int MOST_ACTS = 60;

    private final Driver subject;
    private final List<Act> acts = new ArrayList<>();
    private Optional<String> words = Optional.empty();
    private Optional<byte[]> content = Optional.empty();
    private boolean isScript;
    private boolean isTwofold;
    private boolean isCut;

    private Performance(Driver subject) {
        this.subject = subject;
    }

    /** @throws KitFault if the subject, which is to be a right one, does not pass */
    static Performance of(Case one, Driver subject) {
        Performance performance = new Performance(subject);
        subject.call("reset", Json.object());
        try {
            Verdict verdict = one.body().run(performance);
            if (!verdict.isPass()) {
                throw new CaseFailed(verdict);
            }
        } catch (Enough enough) {
            return performance;
        } catch (CaseFailed failed) {
            throw new KitFault("the reference implementation does not pass " + one.id() + ": " + failed.getMessage());
        }
        return performance;
    }

    /** What was asked, in order, courtesies left out. */
    List<Act> acts() {
        return acts;
    }

    /** Whether the kit plays it once more with the fingerprints in the other order. */
    boolean isTwofold() {
        return isTwofold;
    }

    /** Whether it goes on after the last act. */
    boolean isCut() {
        return isCut;
    }

    @Override
    public Reply call(String op, ObjectNode args) {
        if (op.equals("reset") && isScript) {
            isTwofold = true;
            throw new Enough();
        }
        if (acts.size() == MOST_ACTS) {
            isCut = true;
            throw new Enough();
        }
        ObjectNode asked = args.deepCopy();
        Reply reply = subject.call(op, args);
        acts.add(new Act(op, asked, reply, words, content, new ArrayList<>()));
        words = Optional.empty();
        content = Optional.empty();
        return reply;
    }

    @Override
    public void step(long atMs, String inWords, Optional<byte[]> sealed) {
        content = sealed;
        isScript = true;
        words = Optional.of(atMs + " ms  " + inWords);
    }

    @Override
    public void expects(String inWords) {
        acts.get(acts.size() - 1).expected().add(inWords);
    }

    @Override
    public void close() {
        subject.close();
    }

    /** Ends a case that has been played far enough. */
    private static final class Enough extends RuntimeException {
        Enough() {
            super("played far enough", null, false, false);
        }
    }
}
