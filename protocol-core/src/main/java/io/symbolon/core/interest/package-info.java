/**
 * Chapter interest: who wants to send or to receive messages of a subject.
 *
 * <pre>
 * Interest     = InterestToken, InterestKey, token hash         made by InterestCheck
 * InterestKey  = identity, node, SubjectHash, role, audience    what it speaks of
 * Matching     = whether two interests match
 * OwnInterests = OwnInterest*                                   declared, renewed and withdrawn
 * OwnInterest  = OwnInterestRequest, SignedInterest*
 * SignedInterest = Interest, secret of its key
 * </pre>
 */
package io.symbolon.core.interest;
