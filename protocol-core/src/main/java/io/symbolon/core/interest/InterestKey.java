package io.symbolon.core.interest;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Role;
import java.util.Optional;

/** What an interest speaks of: of two interests that speak of the same the newer counts (chapter interest). */
public record InterestKey(
        Fingerprint identity, Fingerprint node, SubjectHash subject, Role role, Optional<Fingerprint> audience) {}
