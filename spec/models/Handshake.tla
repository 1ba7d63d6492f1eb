----------------------------- MODULE Handshake -----------------------------
(* The handshake between two nodes: which sessions they derive and accept, and under which they send.
   Chapters handshake (HSK-010 to HSK-018, HSK-020, HSK-028, HSK-030) and session (SES-005, SES-008 to SES-014, SES-022).

   Network. Initiations, answers, frames and leaves are sets that only grow; to receive one is always a choice and takes
   nothing away. That is loss, duplication, reordering and replay at once. Nothing is forged: that is for cryptography.
   A cookie (HSK-022) proves a way back to the sender, and whoever replays may have one: cookies are left out, and every
   initiation ever sent may be answered at any time. So are addresses: every attempt expects the other node, and an
   initiation may come from the address that was asked, or from another.

   Time. issued_at is a number, drawn when a token is signed. It does not fall while a node runs, but a restart may set
   the clock back. The deadlines have no numbers. Where it says TIMERS, their order is assumed.

   Not here: the ends by age (SES-020, SES-021), limits over many peers, paths, and the counters of frames. *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
    Roles,      \* "fingerprint" (HSK-010); wrong: "opener"
    Sender,     \* "rank" (SES-010, SES-011); wrong: "first", "latest" to be established
    Proof,      \* what establishes a session: "response" (SES-009); wrong: any "frame"
    MaxTokens,  \* how many node tokens are signed in all
    MaxTime,    \* issued_at is one of 1..MaxTime
    MaxLife,    \* how many lives a node has that restarts or leaves
    Restarting, \* the nodes that restart
    Leaving     \* the nodes that leave

Node == {1, 2}
Other(n) == 3 - n
None == <<0, 0, 0>>

VARIABLES
    life,         \* of each node: which of its lives this is
    token,        \* of each node: the node tokens that it signed, each with a life, issued_at, a nonce and a session key of its own
    attempt,      \* of each node: the outstanding attempt, as the number of its token; or 0
    candidates,   \* of each node: its candidates
    confirming,   \* of each node: sessions accepted and never established yet (SES-008, SES-009)
    questioned,   \* of each node: sessions that were established and are confirming again (SES-011)
    established,  \* of each node: the session under which it sends, or None. SES-010 and SES-011 leave only one
    superseded,   \* of each node: sessions that only receive (SES-012)
    crowdedOut,   \* of each node: sessions that a fourth one ended (SES-013); only the properties ask for it
    initiations,  \* <<node, token>>
    answers,      \* <<node, token, token of the other that is echoed, opener in the eyes of the node>>
    frames,       \* <<node, session>>: the node has sent frames in this session, as many as anyone likes
    responses,    \* <<node, session>>: the node has answered the newest challenge of the other in this session
    leaves        \* <<node, session>>: the node left, and said so in this session

sessions == <<candidates, confirming, questioned, established, superseded, crowdedOut>>
network  == <<initiations, answers, frames, responses, leaves>>
vars     == <<life, token, attempt, sessions, network>>

(* A session is named by the token of node 1 and the token of node 2: both ends derive it from these (HSK-009). Under the
   wrong roles it also depends on who opened. *)
Session(n, own, others, opener) ==
    LET role == IF Roles = "opener" THEN opener ELSE 0
    IN  IF n = 1 THEN <<own, others, role>> ELSE <<others, own, role>>

Confirming(n) == confirming[n] \cup questioned[n]
Accepted(n)   == Confirming(n) \cup superseded[n] \cup ({established[n]} \ {None})
Holds(n)      == candidates[n] \cup Accepted(n)

(* A session is live while both nodes are in the life in which they made it. *)
Live(k) == k # None /\ \A n \in Node : token[n][k[n]].life = life[n]

(* Rank: the later issued_at, the earlier one, the session id. Any order of ids will do. *)
Id(k) == (k[1] * 16 + k[2]) * 4 + k[3]

Higher(k, l) ==
    LET At(s)      == {token[n][s[n]].at : n \in Node}
        Later(s)   == CHOOSE t \in At(s) : \A u \in At(s) : u <= t
        Earlier(s) == CHOOSE t \in At(s) : \A u \in At(s) : t <= u
    IN  \/ Later(k) > Later(l)
        \/ Later(k) = Later(l) /\ Earlier(k) > Earlier(l)
        \/ Later(k) = Later(l) /\ Earlier(k) = Earlier(l) /\ Id(k) > Id(l)

Init ==
    /\ life = [n \in Node |-> 1]
    /\ token = [n \in Node |-> <<>>]
    /\ attempt = [n \in Node |-> 0]
    /\ candidates = [n \in Node |-> {}]
    /\ confirming = [n \in Node |-> {}]
    /\ questioned = [n \in Node |-> {}]
    /\ established = [n \in Node |-> None]
    /\ superseded = [n \in Node |-> {}]
    /\ crowdedOut = [n \in Node |-> {}]
    /\ initiations = {} /\ answers = {} /\ frames = {} /\ responses = {} /\ leaves = {}

---------------------------------------------------------------------------
(* Handshake *)

Fresh(n) == Len(token[n]) + 1

(* HSK-030 *)
Sign(n, at) ==
    /\ Len(token[1]) + Len(token[2]) < MaxTokens
    /\ \A i \in DOMAIN token[n] : token[n][i].life = life[n] => token[n][i].at <= at
    /\ token' = [token EXCEPT ![n] = Append(@, [life |-> life[n], at |-> at])]

(* HSK-011 *)
Start(n, at) ==
    /\ attempt[n] = 0
    /\ Sign(n, at)
    /\ attempt' = [attempt EXCEPT ![n] = Fresh(n)]
    /\ initiations' = initiations \cup {<<n, Fresh(n)>>}
    /\ UNCHANGED <<life, sessions, answers, frames, responses, leaves>>

(* HSK-014: nobody answered. *)
GiveUp(n) ==
    /\ attempt[n] # 0
    /\ attempt' = [attempt EXCEPT ![n] = 0]
    /\ UNCHANGED <<life, token, sessions, network>>

(* HSK-012: the answer reuses an attempt if the initiation comes from the asked address. HSK-028: what is derived must
   be new. *)
ReceiveInitiation(n, others, at, reuses) ==
    LET own    == IF reuses THEN attempt[n] ELSE Fresh(n)
        opener == IF reuses THEN n ELSE Other(n)
        k      == Session(n, own, others, opener)
    IN  /\ <<Other(n), others>> \in initiations
        /\ reuses => attempt[n] # 0
        /\ IF reuses THEN UNCHANGED token ELSE Sign(n, at)
        /\ k \notin Holds(n)
        /\ candidates' = [candidates EXCEPT ![n] = @ \cup {k}]
        /\ answers' = answers \cup {<<n, own, others, opener>>}
        /\ UNCHANGED <<life, attempt, confirming, questioned, established, superseded, crowdedOut>>
        /\ UNCHANGED <<initiations, frames, responses, leaves>>

(* HSK-020; HSK-018: or another takes its place. *)
Expire(n, k) ==
    /\ k \in candidates[n]
    /\ candidates' = [candidates EXCEPT ![n] = @ \ {k}]
    /\ UNCHANGED <<life, token, attempt, confirming, questioned, established, superseded, crowdedOut, network>>

(* SES-013: the session that a newly accepted one ends, if any *)
Surplus(n) ==
    LET idle == Accepted(n) \ {established[n]}
    IN  IF Cardinality(Accepted(n)) < 3 THEN {} ELSE {k \in idle : \A l \in idle \ {k} : Higher(l, k)}

(* SES-009: a session is accepted, and the other is asked. *)
Confirm(n, k) ==
    /\ confirming' = [confirming EXCEPT ![n] = (@ \ Surplus(n)) \cup {k}]
    /\ questioned' = [questioned EXCEPT ![n] = @ \ Surplus(n)]
    /\ superseded' = [superseded EXCEPT ![n] = @ \ Surplus(n)]
    /\ crowdedOut' = [crowdedOut EXCEPT ![n] = @ \cup Surplus(n)]
    /\ UNCHANGED <<established, responses>>

(* HSK-015; HSK-017: the tag shows whether both derived the same keys. *)
ReceiveAnswer(n, others) == \E m \in answers :
    LET k == Session(n, attempt[n], others, n)
    IN  /\ m[1] = Other(n) /\ m[2] = others /\ m[3] = attempt[n]
        /\ k = Session(m[1], m[2], m[3], m[4])
        /\ k \notin Accepted(n)
        /\ attempt' = [attempt EXCEPT ![n] = 0]
        /\ candidates' = [candidates EXCEPT ![n] = @ \ {k}]
        /\ frames' = frames \cup {<<n, k>>}
        /\ Confirm(n, k)
        /\ UNCHANGED <<life, token, initiations, answers, leaves>>

---------------------------------------------------------------------------
(* Session *)

(* SES-010, SES-011; HSK-014: what is established for the first time ends the attempt. Every challenge to the other is
   new then, so responses on their way prove nothing. *)
Establish(n, k) ==
    LET rivals == {established[n]} \ {None}
        higher == IF Sender = "rank" THEN {l \in rivals : Higher(l, k)} ELSE {}
        stays  == Sender = "first" /\ rivals # {}
    IN  /\ established' = [established EXCEPT ![n] = IF stays THEN @ ELSE k]
        /\ questioned' = [questioned EXCEPT ![n] = (@ \ {k}) \cup higher]
        /\ superseded' = [superseded EXCEPT ![n] = @ \cup (IF stays THEN {k} ELSE rivals \ higher)]
        /\ responses' = {m \in responses : m[1] = n}

(* SES-008: the first frame accepts the candidate, and the attempt whose nonce it has ends. *)
ReceiveFrame(n, k) ==
    /\ k \in candidates[n] /\ <<Other(n), k>> \in frames
    /\ candidates' = [candidates EXCEPT ![n] = @ \ {k}]
    /\ attempt' = [attempt EXCEPT ![n] = IF @ = k[n] THEN 0 ELSE @]
    /\ frames' = frames \cup {<<n, k>>}
    /\ Confirm(n, k)
    /\ UNCHANGED <<life, token, initiations, answers, leaves>>

(* SES-014: the newest challenge. An older one is answered too; that proves nothing. *)
ReceiveChallenge(n, k) ==
    /\ k \in Confirming(Other(n)) /\ k \in Accepted(n)
    /\ <<n, k>> \notin responses
    /\ responses' = responses \cup {<<n, k>>}
    /\ UNCHANGED <<life, token, attempt, sessions, initiations, answers, frames, leaves>>

(* SES-009: the session is established, for the first time or again; under the wrong proof by any frame. *)
ReceiveResponse(n, k) ==
    /\ k \in Confirming(n)
    /\ <<Other(n), k>> \in IF Proof = "frame" THEN frames ELSE responses
    /\ confirming' = [confirming EXCEPT ![n] = @ \ {k}]
    /\ attempt' = [attempt EXCEPT ![n] = IF k \in confirming[n] THEN 0 ELSE @]
    /\ Establish(n, k)
    /\ UNCHANGED <<life, token, candidates, crowdedOut, initiations, answers, frames, leaves>>

(* SES-009: no response in 12 s. TIMERS: of the ten challenges one and its response arrive if the other has the session;
   and a candidate of the other, which lives 12 s too, is gone by then if no challenge reached it. *)
Unconfirmed(n, k) ==
    /\ k \in Confirming(n) /\ k \notin Holds(Other(n))
    /\ confirming' = [confirming EXCEPT ![n] = @ \ {k}]
    /\ questioned' = [questioned EXCEPT ![n] = @ \ {k}]
    /\ UNCHANGED <<life, token, attempt, candidates, established, superseded, crowdedOut, network>>

(* SES-012. TIMERS: 60 s are longer than 12 s: what was confirming has been established or is gone. *)
Outlived(n, k) ==
    /\ k \in superseded[n]
    /\ \A o \in Node : Confirming(o) \cap Holds(Other(o)) = {}
    /\ superseded' = [superseded EXCEPT ![n] = @ \ {k}]
    /\ UNCHANGED <<life, token, attempt, candidates, confirming, questioned, established, crowdedOut, network>>

Forget(n) ==
    /\ life[n] < MaxLife
    /\ life' = [life EXCEPT ![n] = @ + 1]
    /\ attempt' = [attempt EXCEPT ![n] = 0]
    /\ candidates' = [candidates EXCEPT ![n] = {}]
    /\ confirming' = [confirming EXCEPT ![n] = {}]
    /\ questioned' = [questioned EXCEPT ![n] = {}]
    /\ established' = [established EXCEPT ![n] = None]
    /\ superseded' = [superseded EXCEPT ![n] = {}]
    /\ crowdedOut' = [crowdedOut EXCEPT ![n] = {}]
    /\ UNCHANGED <<token, initiations, answers, frames, responses>>

(* The node has lost everything but its long-term key. *)
Restart(n) == Forget(n) /\ UNCHANGED leaves

(* SES-022: the node leaves the other, and says so in each accepted session. *)
Leave(n) == Forget(n) /\ leaves' = leaves \cup {<<n, k>> : k \in Accepted(n)}

(* SES-022: a leave ends its session and no other. *)
ReceiveLeave(n, k) ==
    /\ <<Other(n), k>> \in leaves /\ k \in Holds(n)
    /\ candidates' = [candidates EXCEPT ![n] = @ \ {k}]
    /\ confirming' = [confirming EXCEPT ![n] = @ \ {k}]
    /\ questioned' = [questioned EXCEPT ![n] = @ \ {k}]
    /\ established' = [established EXCEPT ![n] = IF @ = k THEN None ELSE @]
    /\ superseded' = [superseded EXCEPT ![n] = @ \ {k}]
    /\ UNCHANGED <<life, token, attempt, crowdedOut, network>>

Next == \E n \in Node :
    \/ \E at \in 1..MaxTime :
        \/ Start(n, at)
        \/ \E i \in DOMAIN token[Other(n)] :
            \/ ReceiveInitiation(n, i, at, FALSE)
            \/ at = 1 /\ ReceiveInitiation(n, i, at, TRUE) \* an attempt has its issued_at already
    \/ GiveUp(n)
    \/ \E i \in DOMAIN token[Other(n)] : ReceiveAnswer(n, i)
    \/ \E k \in Holds(n) :
        \/ Expire(n, k) \/ ReceiveFrame(n, k) \/ ReceiveChallenge(n, k) \/ ReceiveResponse(n, k)
        \/ ReceiveLeave(n, k) \/ Unconfirmed(n, k) \/ Outlived(n, k)
    \/ n \in Restarting /\ Restart(n)
    \/ n \in Leaving /\ Leave(n)

Spec == Init /\ [][Next]_vars

---------------------------------------------------------------------------
(* Properties *)

(* Whoever sends, sends under a session that the other has. This can be promised only up to SES-013: a node that accepts
   a fourth session ends one in which it does not send itself, and the other may send there. *)
Deliverable == \A n \in Node : Live(established[n]) => established[n] \in Holds(Other(n)) \cup crowdedOut[Other(n)]

(* When nothing is under way and a node sends in a live session, both send in the same; up to SES-013, again. *)
Quiet == \A n \in Node : attempt[n] = 0 /\ Confirming(n) = {} /\ crowdedOut[n] = {}

Agreement == Quiet /\ (\E n \in Node : Live(established[n])) => established[1] = established[2]

(* No replay makes a node leave a live session for a dead one. *)
NoDisplacement == [][\A n \in Node : Live(established[n]) /\ life' = life => Live(established'[n]) ]_vars

(* A live session was not accepted by one end alone: one of the two answered the other. *)
Honest == \A n \in Node : \A k \in Accepted(n) : Live(k) =>
    \E m \in answers : Session(m[1], m[2], m[3], m[4]) = k

(* No session is taken up twice: its counters would begin again under the same keys (SES-005). *)
NoRevival == \A n \in Node : \A k \in candidates[n] : <<n, k>> \notin frames

(* The answer to an attempt has the tag that the attempt expects, whoever opened (HSK-010, HSK-017). *)
SameKeys == \A m \in answers : LET n == Other(m[1]) IN
    m[3] = attempt[n] => Session(n, m[3], m[2], n) = Session(m[1], m[2], m[3], m[4])

(* SES-013 *)
AtMostThree == \A n \in Node : Cardinality(Accepted(n)) <= 3
=============================================================================
