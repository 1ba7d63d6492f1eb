package io.symbolon.tck.compare;

/** Reports that are no parts of one plan, judged alike; the message names the report and what differs. */
public final class NotMergeable extends RuntimeException {
    NotMergeable(String text) {
        super(text);
    }
}
