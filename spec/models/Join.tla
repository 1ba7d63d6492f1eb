-------------------------------- MODULE Join --------------------------------
(* Two nodes join each other: Joins, Acks, Nacks, deferral, expiry, and what becomes of a peer that was denied.
   Chapter join (JON-008 to JON-012, JON-014, JON-015, JON-017, JON-018, JON-021 to JON-026, JON-028, JON-029), and the tables of
   chapter states. Node 1 opens every session.

   Network. Joins, Acks, Nacks and leaves are sets that only grow; to receive one is always a choice and takes nothing
   away. So everything can be lost, repeated and reordered, and a Join that is sent again is the same element; ids count up, and
   so they stand for the counters of frames. Nothing is
   forged, and a message belongs to its session: that is for the handshake.

   Sessions. A new one takes the place of the one before, at each node when it pleases: Handshake.tla says why that ends
   well. A question goes on in a session that was replaced, and ends with one that has ended (JON-008).

   Time. Deadlines have no numbers; each may pass whenever it is there.

   Not here: what a Join carries (JON-003 to JON-007), the deny list, revocation, limits over many peers. *)
EXTENDS Naturals, FiniteSets

CONSTANTS
    Names,      \* "join": an answer names the Join that it answers (JON-023); wrong: "nothing"
    Repeated,   \* "answered": the same Join gets the same answer (JON-010); wrong: "asked" again
    Mark,       \* "peer": whoever is denied is so in every session (JON-014, JON-016); wrong: in that "session" alone
    Deferred,   \* "stays": a deferred request takes no Ack (chapter states); wrong: "ends" with any Ack
    Older,      \* "dropped": a Join that arrives after one that its sender sent later (JON-029); wrong: "taken"
    Expiring,   \* the nodes whose authorizations end
    MaxJoins,   \* how many Joins each node sends in all
    MaxSessions

Node == {1, 2}
Other(n) == 3 - n
NoQuestion == [session |-> 0, join |-> 0, about |-> "nothing"]

VARIABLES
    born,       \* how many sessions there have been
    entered,    \* of each node: the last session that it had; none comes back
    in,         \* of each node: the session that it has, or 0
    request,    \* of each node: what has become of its own Join in this session
    own,        \* of each node: the id of its last Join in this session, or 0
    sent,       \* of each node: how many Joins it has sent; ids count up
    standing,   \* of each node: where the peer stands in this session
    last,       \* of each node: the id of the peer's last Join in this session, or 0
    question,   \* of each node: what its application is asked about the peer
    trusted,    \* of each node: whether an authorization of the peer lasts
    obsolete,   \* of each node: the sessions in which the peer is denied, or all of them
    nacked,     \* of each node: how many Nacks an obsolete peer has had
    joins, acks, nacks, leaves,
    asked,      \* of each node: how often its application was asked to authenticate for a Join; only the properties ask
    heard       \* of each node: its Joins of whose deferral it has learned; only the properties ask

state   == <<entered, in, request, own, sent, standing, last, question, trusted, obsolete, nacked>>
network == <<joins, acks, nacks, leaves>>
vars    == <<born, state, network, asked, heard>>

Init ==
    /\ born = 0
    /\ entered = [n \in Node |-> 0]
    /\ in = [n \in Node |-> 0]
    /\ request = [n \in Node |-> "silent"]
    /\ own = [n \in Node |-> 0]
    /\ sent = [n \in Node |-> 0]
    /\ standing = [n \in Node |-> "before"]
    /\ last = [n \in Node |-> 0]
    /\ question = [n \in Node |-> NoQuestion]
    /\ trusted = [n \in Node |-> FALSE]
    /\ obsolete = [n \in Node |-> {}]
    /\ nacked = [n \in Node |-> 0]
    /\ joins = {} /\ acks = {} /\ nacks = {} /\ leaves = {}
    /\ asked = [n \in Node |-> [j \in 1..MaxJoins |-> 0]]
    /\ heard = [n \in Node |-> {}]

IsObsolete(n) == IF Mark = "peer" THEN obsolete[n] # {} ELSE in[n] \in obsolete[n]
Ack(n, j) == acks' = acks \cup {<<n, in[n], j>>}
Nack(n, j, code) == nacks' = nacks \cup {<<n, in[n], j, code>>}

---------------------------------------------------------------------------
(* Sessions *)

(* What a node knows of a session is gone with it; what it knows of the peer stays. *)
Forget(n, session) ==
    /\ in' = [in EXCEPT ![n] = session]
    /\ request' = [request EXCEPT ![n] = "silent"]
    /\ own' = [own EXCEPT ![n] = 0]
    /\ standing' = [standing EXCEPT ![n] = "before"]
    /\ last' = [last EXCEPT ![n] = 0]

(* The session is over, and so is a question about a Join in it. *)
End(n) ==
    /\ Forget(n, 0)
    /\ question' = [question EXCEPT ![n] = IF @.session = in[n] THEN NoQuestion ELSE @]

Open ==
    /\ born < MaxSessions
    /\ born' = born + 1
    /\ UNCHANGED <<state, network, asked, heard>>

Establish(n) ==
    /\ entered[n] < born
    /\ entered' = [entered EXCEPT ![n] = born]
    /\ Forget(n, born)
    /\ UNCHANGED <<born, sent, question, trusted, obsolete, nacked, network, asked, heard>>

ReceiveLeave(n) ==
    /\ in[n] # 0 /\ <<Other(n), in[n]>> \in leaves
    /\ End(n)
    /\ UNCHANGED <<born, entered, sent, trusted, obsolete, nacked, network, asked, heard>>

(* JON-025: 5 min without admission. *)
Unadmitted(n) ==
    /\ in[n] # 0 /\ standing[n] # "admitted" /\ question[n].session # in[n]
    /\ Forget(n, 0)
    /\ UNCHANGED <<born, entered, sent, question, trusted, obsolete, nacked, network, asked, heard>>

---------------------------------------------------------------------------
(* Who joins *)

Fresh(n) == sent[n] + 1

SendJoin(n) ==
    /\ sent[n] < MaxJoins
    /\ sent' = [sent EXCEPT ![n] = Fresh(n)]
    /\ own' = [own EXCEPT ![n] = Fresh(n)]
    /\ request' = [request EXCEPT ![n] = "waiting"]
    /\ joins' = joins \cup {<<n, in[n], Fresh(n)>>}

(* JON-021, and JON-024 after a deferral; an obsolete peer is sent none. *)
Join(n) ==
    /\ in[n] # 0 /\ ~IsObsolete(n)
    /\ \/ request[n] = "silent" /\ (n = 1 \/ standing[n] = "admitted")
       \/ request[n] = "deferred"
    /\ SendJoin(n)
    /\ UNCHANGED <<born, entered, in, standing, last, question, trusted, obsolete, nacked, acks, nacks, leaves, asked, heard>>

IsOurs(n, session, j) == session = in[n] /\ request[n] # "silent" /\ (Names = "join" => j = own[n])

ReceiveAck(n) == \E m \in acks :
    /\ m[1] = Other(n) /\ IsOurs(n, m[2], m[3])
    /\ request[n] = "waiting" \/ (Deferred = "ends" /\ request[n] = "deferred")
    /\ request' = [request EXCEPT ![n] = "acknowledged"]
    /\ UNCHANGED <<born, entered, in, own, sent, standing, last, question, trusted, obsolete, nacked, network, asked, heard>>

(* JON-024: denied ends the session with a leave, deferred waits. *)
ReceiveNack(n) == \E m \in nacks :
    /\ m[1] = Other(n) /\ IsOurs(n, m[2], m[3])
    /\ IF m[4] = "denied"
       THEN /\ End(n)
            /\ leaves' = leaves \cup {<<n, in[n]>>}
            /\ UNCHANGED heard
       ELSE /\ request' = [request EXCEPT ![n] = "deferred"]
            /\ heard' = [heard EXCEPT ![n] = @ \cup {m[3]}]
            /\ UNCHANGED <<in, own, standing, last, question, leaves>>
    /\ UNCHANGED <<born, entered, sent, trusted, obsolete, nacked, joins, acks, nacks, asked>>

---------------------------------------------------------------------------
(* Who is asked *)

AskAbout(n, j) ==
    /\ question' = [question EXCEPT ![n] = [session |-> in[n], join |-> j, about |-> "authenticate"]]
    /\ asked' = [asked EXCEPT ![n][j] = @ + 1]

(* The steps of chapter join, in their order. *)
ReceiveJoin(n) == \E m \in joins :
    LET j == m[3] IN
    /\ m[1] = Other(n) /\ m[2] = in[n] /\ in[n] # 0
    /\ IF IsObsolete(n) THEN \* JON-014
            /\ nacked[n] < 3
            /\ nacked' = [nacked EXCEPT ![n] = @ + 1]
            /\ Nack(n, j, "denied")
            /\ UNCHANGED <<standing, last, question, acks, asked>>
       ELSE IF j = last[n] /\ (Repeated = "answered" \/ standing[n] = "admitted" \/ question[n] # NoQuestion) THEN \* JON-010
            /\ question[n].session # in[n]
            /\ IF standing[n] = "admitted" THEN Ack(n, j) /\ UNCHANGED nacks ELSE Nack(n, j, "deferred") /\ UNCHANGED acks
            /\ UNCHANGED <<standing, last, question, nacked, asked>>
       ELSE IF Older = "dropped" /\ j < last[n] THEN FALSE \* JON-029: dropped
       ELSE IF question[n] # NoQuestion THEN FALSE \* JON-011: dropped
       ELSE IF standing[n] = "deferred" THEN \* JON-012
            /\ Nack(n, j, "deferred")
            /\ UNCHANGED <<standing, last, question, nacked, acks, asked>>
       ELSE IF standing[n] = "admitted" \/ trusted[n] THEN \* step 5, JON-009
            /\ standing' = [standing EXCEPT ![n] = "admitted"]
            /\ last' = [last EXCEPT ![n] = j]
            /\ Ack(n, j)
            /\ UNCHANGED <<question, nacked, nacks, asked>>
       ELSE \* JON-008
            /\ last' = [last EXCEPT ![n] = j]
            /\ AskAbout(n, j)
            /\ UNCHANGED <<standing, nacked, acks, nacks>>
    /\ UNCHANGED <<born, entered, in, request, own, sent, trusted, obsolete, joins, leaves, heard>>

(* JON-008: two questions. A session that is gone meanwhile gets no Ack; the authorization is remembered. *)
Granted(n) ==
    LET q == question[n] IN
    /\ q # NoQuestion
    /\ IF q.about = "authenticate"
       THEN /\ question' = [question EXCEPT ![n].about = "authorize"]
            /\ UNCHANGED <<trusted, standing, acks>>
       ELSE /\ question' = [question EXCEPT ![n] = NoQuestion]
            /\ trusted' = [trusted EXCEPT ![n] = TRUE]
            /\ IF q.session = in[n]
               THEN standing' = [standing EXCEPT ![n] = "admitted"] /\ Ack(n, q.join)
               ELSE UNCHANGED <<standing, acks>>
    /\ UNCHANGED <<born, entered, in, request, own, sent, last, obsolete, nacked, joins, nacks, leaves, asked, heard>>

(* JON-016: denied is denied in every session. *)
Denied(n) ==
    LET q == question[n] IN
    /\ q # NoQuestion
    /\ question' = [question EXCEPT ![n] = NoQuestion]
    /\ obsolete' = [obsolete EXCEPT ![n] = @ \cup {q.session}]
    /\ trusted' = [trusted EXCEPT ![n] = FALSE]
    /\ nacked' = [nacked EXCEPT ![n] = 1]
    /\ nacks' = nacks \cup {<<n, q.session, q.join, "denied">>}
    /\ IF Mark = "peer" \/ q.session = in[n]
       THEN standing' = [standing EXCEPT ![n] = "before"] /\ request' = [request EXCEPT ![n] = "silent"]
       ELSE UNCHANGED <<standing, request>>
    /\ UNCHANGED <<born, entered, in, own, sent, last, joins, acks, leaves, asked, heard>>

(* JON-017, JON-018 *)
PutOff(n) ==
    LET q == question[n] IN
    /\ q # NoQuestion
    /\ question' = [question EXCEPT ![n] = NoQuestion]
    /\ IF q.session = in[n]
       THEN standing' = [standing EXCEPT ![n] = "deferred"] /\ Nack(n, q.join, "deferred")
       ELSE UNCHANGED <<standing, nacks>>
    /\ UNCHANGED <<born, entered, in, request, own, sent, last, trusted, obsolete, nacked, joins, acks, leaves, asked, heard>>

(* The 5 s of JON-018, or the second of JON-026, are over. *)
WaitOver(n) ==
    /\ standing[n] = "deferred"
    /\ standing' = [standing EXCEPT ![n] = "before"]
    /\ UNCHANGED <<born, entered, in, request, own, sent, last, question, trusted, obsolete, nacked, network, asked, heard>>

(* JON-026 *)
Expire(n) ==
    /\ n \in Expiring /\ trusted[n]
    /\ trusted' = [trusted EXCEPT ![n] = FALSE]
    /\ IF standing[n] = "admitted"
       THEN standing' = [standing EXCEPT ![n] = "deferred"] /\ Nack(n, last[n], "deferred")
       ELSE UNCHANGED <<standing, nacks>>
    /\ UNCHANGED <<born, entered, in, request, own, sent, last, question, obsolete, nacked, joins, acks, leaves, asked, heard>>

(* JON-015: 30 s later. *)
Delete(n) ==
    /\ obsolete[n] # {}
    /\ obsolete' = [obsolete EXCEPT ![n] = {}]
    /\ nacked' = [nacked EXCEPT ![n] = 0]
    /\ Forget(n, 0)
    /\ UNCHANGED <<born, entered, sent, question, trusted, network, asked, heard>>

Next ==
    \/ Open
    \/ \E n \in Node :
        \/ Establish(n) \/ ReceiveLeave(n) \/ Unadmitted(n)
        \/ Join(n) \/ ReceiveAck(n) \/ ReceiveNack(n)
        \/ ReceiveJoin(n) \/ Granted(n) \/ Denied(n) \/ PutOff(n) \/ WaitOver(n) \/ Expire(n) \/ Delete(n)

Spec == Init /\ [][Next]_vars

---------------------------------------------------------------------------
(* Properties *)

Together(n) == in[n] # 0 /\ in[n] = in[Other(n)]

(* Who believes to be admitted is, or is about to learn of its deferral, or has been denied (JON-020, JON-023, JON-026). *)
Truth == \A n \in Node : LET o == Other(n) IN
    request[n] = "acknowledged" /\ Together(n) =>
        \/ standing[o] = "admitted"
        \/ <<o, in[n], own[n], "deferred">> \in nacks /\ own[n] \notin heard[n]
        \/ obsolete[o] # {}

(* JON-008: nobody is admitted without an authorization that lasts. *)
Authorized == \A n \in Node : standing[n] = "admitted" => trusted[n]

(* JON-014, JON-016: denied is denied, and nothing is asked. *)
DeniedStays == \A n \in Node : obsolete[n] # {} => standing[n] # "admitted" /\ question[n] = NoQuestion

(* JON-010: one Join, one question. *)
AskedOnce == \A n \in Node : \A j \in 1..MaxJoins : asked[n][j] <= 1

(* JON-021: who is asked shows its identity only to those whom it has admitted once. *)
OpenerFirst == \A m \in joins : m[1] = 2 => \E a \in acks : a[1] = 2 /\ a[2] = m[2]

(* A Join that waits is not dropped for ever: the question that stands in its way is about itself or of a session before. *)
NotStuck == \A n \in Node : LET o == Other(n) IN
    request[n] = "waiting" /\ Together(n) /\ question[o].session = in[n] => question[o].join = own[n]

(* JON-012: while a deferral lasts nothing is asked in its session. *)
Waits == [][\A n \in Node : standing[n] = "deferred" /\ standing'[n] = "deferred" /\ in'[n] = in[n] =>
    question'[n].session # in[n] ]_vars
=============================================================================
