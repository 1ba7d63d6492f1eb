package io.symbolon.tck.suite;

import io.symbolon.tck.verdict.Verdict;

/** One planned case and what became of it. */
public record CaseResult(Case planned, Verdict verdict) {}
