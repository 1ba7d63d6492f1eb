-------------------------- MODULE HandshakeTrace --------------------------
(* What a recorded event says in the words of the model. A module made for one recording extends this one, numbers its
   events and gives each its step; TLC then walks the one behaviour that they allow. Where no step is possible, the
   recording is none of a node that keeps the rules. *)
EXTENDS Handshake

VARIABLE step   \* the number of the event that comes next

(* The node answered the initiation with its token `own`; the same initiation may be answered again (HSK-013). *)
AnswersInitiation(n, others, own, at) ==
    IF Session(n, own, others, n) \in candidates[n]
    THEN UNCHANGED vars
    ELSE (own = attempt[n] \/ own = Fresh(n)) /\ ReceiveInitiation(n, others, at, own = attempt[n])

TakesAnswer(n, others, own) == attempt[n] = own /\ ReceiveAnswer(n, others)

OpensFrame(n, k) ==
    IF k \in candidates[n]
    THEN ReceiveFrame(n, k)
    ELSE k \in Accepted(n) /\ <<Other(n), k>> \in frames /\ UNCHANGED vars

(* An old challenge, or one of the ten again: the response says nothing new. *)
AnswersChallenge(n, k) ==
    IF k \in Confirming(Other(n)) /\ <<n, k>> \notin responses
    THEN ReceiveChallenge(n, k)
    ELSE k \in Accepted(n) /\ UNCHANGED vars

(* Observations *)
SendsIn(n, k) == established[n] = k /\ UNCHANGED vars

Has(n, attempts, waiting, accepted) ==
    /\ attempts = (IF attempt[n] = 0 THEN 0 ELSE 1)
    /\ waiting = Cardinality(candidates[n])
    /\ accepted = Cardinality(Accepted(n))
    /\ UNCHANGED vars
=============================================================================
