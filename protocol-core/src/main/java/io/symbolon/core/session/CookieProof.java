package io.symbolon.core.session;

/** Whether an initiation showed that it can receive where it came from (HSK-023). */
public enum CookieProof {
    VALID,
    NONE
}
