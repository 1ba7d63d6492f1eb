/**
 * The party's side of chapter coordinator, and chapter message: who takes part in our interests, and what is exchanged with them
 * end to end.
 *
 * <pre>
 * Exchange     = Parties, Sending, Receiving, Pairs
 * Introduction = an interest and the identity whose it is                  COO-017, COO-018
 * Parties      = Circle* (of one own interest each) = Party*
 * Party        = its newest Interest, PartyState, Outbox, NumberWindow*
 * PartyState   = Asked | Granted | Renewing | Deferred | Refused | Withdrawn
 * Sending      : Submission -&gt; Dispatch* -&gt; Parcel*;   Receipt -&gt; settled
 * Receiving    : Parcel* -&gt; Content -&gt; Delivery -&gt; Receipt
 * Pairs        = PairKeys of each Pair of interests
 * </pre>
 */
package io.symbolon.core.exchange;
