package io.symbolon.tck.vectors.file;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Why a case exists, and what goes wrong in an implementation that gets it wrong. */
public enum Flag {
    KNOWN_ANSWER(
            "KnownAnswer",
            Kind.KNOWN_ANSWER,
            "The values are published elsewhere.",
            "A primitive is another one, or is used in another way; nothing else can agree."),
    BOUNDARY(
            "Boundary",
            Kind.EDGE_CASE,
            "The last value that is allowed, or the first that is not.",
            "A limit is off by one, or compared with the wrong sign."),
    CLOCK_EDGE(
            "ClockEdge",
            Kind.EDGE_CASE,
            "The millisecond at which a token begins or ceases to be valid, with the leeway.",
            "Two nodes disagree on whether a token is valid, or a token lives longer than it says."),
    UNSIGNED(
            "Unsigned",
            Kind.EDGE_CASE,
            "A number whose highest bit is set.",
            "Where integers are signed, a huge number looks like one below zero and passes an upper bound."),

    SMALL_ORDER(
            "SmallOrder",
            Kind.WEAK_KEY,
            "A point of order 1, 2, 4 or 8.",
            "A signature under such a key verifies for almost any message; an agreement with it has a known result."),
    MIXED_ORDER(
            "MixedOrder",
            Kind.WEAK_KEY,
            "A point of large order with a part of small order in it.",
            "Implementations with and without cofactor disagree on whether a signature verifies."),
    NON_CANONICAL_POINT(
            "NonCanonicalPoint",
            Kind.WEAK_KEY,
            "A point whose coordinate is p or more.",
            "One key has two encodings, so one node has two fingerprints."),
    OFF_CURVE(
            "OffCurve", Kind.MALFORMED_INPUT, "32 octets that are no point.", "The arithmetic runs on another curve."),
    MALLEABLE(
            "Malleable",
            Kind.FORGERY,
            "The same signature with the order of the group added to S.",
            "Anybody makes a second valid signature from a first."),
    SIGNATURE_LENGTH(
            "SignatureLength",
            Kind.MALFORMED_INPUT,
            "A signature that has not 64 octets.",
            "A library reads the first 64 and ignores the rest, or reads beyond the end."),
    FORGED(
            "Forged",
            Kind.FORGERY,
            "A signature, a tag or a token of somebody else, or of something else.",
            "Anybody speaks in the name of another."),
    LABEL_CONFUSION(
            "LabelConfusion",
            Kind.CONFUSION,
            "A signature over the right octets with another label, without label or without length.",
            "A value made for one use is taken for another."),
    MASKED_BIT(
            "MaskedBit",
            Kind.EDGE_CASE,
            "The top bit of a u coordinate is set and must be ignored.",
            "The two sides of a handshake derive different keys."),
    REDUCED(
            "Reduced",
            Kind.EDGE_CASE,
            "A u coordinate of p or more that must be reduced.",
            "The two sides of a handshake derive different keys."),

    TRUNCATION(
            "Truncation",
            Kind.MALFORMED_INPUT,
            "The octets end inside a field.",
            "Reading goes beyond the end, or what is missing is taken for empty."),
    WRONG_WIRE_TYPE(
            "WrongWireType",
            Kind.MALFORMED_INPUT,
            "A known field with another wire type than the declared one.",
            "A lenient library puts it among the unknown fields, and the message has a hidden part."),
    MALFORMED(
            "Malformed",
            Kind.MALFORMED_INPUT,
            "Octets that are no message at all.",
            "Decoding fails late, or not at all."),
    NOT_UTF8(
            "NotUtf8",
            Kind.MALFORMED_INPUT,
            "Text that is not valid UTF-8.",
            "A replacement character is stored, and the text compares equal to another one."),
    OTHER_ENCODING(
            "OtherEncoding",
            Kind.MALFORMED_INPUT,
            "The right values in another than the canonical encoding.",
            "Equal messages have different octets, so hashes, stored answers and comparisons differ."),
    WRONG_LENGTH(
            "WrongLength",
            Kind.MALFORMED_INPUT,
            "A field of a fixed length has another one.",
            "Octets move from one field to its neighbour, or reading goes beyond the end."),
    WRONG_VERSION(
            "WrongVersion",
            Kind.MALFORMED_INPUT,
            "A version that does not exist yet.",
            "A later version is misread as this one."),
    KIND_CONFUSION(
            "KindConfusion",
            Kind.CONFUSION,
            "A token of one kind in the place of another.",
            "A token made for one purpose is used for another."),
    FIELD_SHIFT(
            "FieldShift",
            Kind.CONFUSION,
            "A value stands in the neighbouring field.",
            "Two different tokens have one fingerprint, or one signature fits both."),
    CHANGED_AFTER_SIGNING(
            "ChangedAfterSigning",
            Kind.FORGERY,
            "One field was changed after the signature was made.",
            "The field is not covered by the signature."),
    HOSTNAME_FORM(
            "HostnameForm",
            Kind.MALFORMED_INPUT,
            "A text that a lenient reader takes for an IP address, or an address that names no single host.",
            "One address has several spellings, a name is looked up, or a group is sent to."),
    SORTING(
            "Sorting",
            Kind.EDGE_CASE,
            "Names whose order depends on how they are compared.",
            "Builders and checkers that sort by locale, by length or case-blind refuse each other's tokens."),
    SUBJECT_TEXT(
            "SubjectText",
            Kind.EDGE_CASE,
            "Characters that a terminal or a log acts upon, and their harmless neighbours.",
            "What is shown to a person plays tricks; or a harmless name is refused."),
    POLICY(
            "Policy",
            Kind.CONFUSION,
            "A valid token that this receiver does not want.",
            "The receiver talks to somebody else, to itself, or to somebody it has just refused."),
    ENDORSEMENT(
            "Endorsement",
            Kind.FORGERY,
            "A vouching by somebody else, for somebody else or for another time.",
            "Anybody is a member of a realm by saying so."),
    COVERED_FIELD(
            "CoveredField",
            Kind.CONFUSION,
            "One field differs from the first case of the file.",
            "The fingerprint leaves the field out, or includes what it must not."),
    ORDER(
            "Order",
            Kind.EDGE_CASE,
            "Two tokens that speak of the same thing.",
            "Two nodes keep different ones and never agree."),

    FRAME_LENGTH(
            "FrameLength",
            Kind.MALFORMED_INPUT,
            "A datagram or a length that does not fit.",
            "Reading goes beyond the end, or a small question gets a large answer."),
    PADDING(
            "Padding",
            Kind.MALFORMED_INPUT,
            "Octets after the message that are not zero, or too many of them.",
            "Something rides along, or one message has several datagrams."),
    SHAPE(
            "Shape",
            Kind.CONFUSION,
            "A handshake that is neither an initiation nor an answer.",
            "A state machine gets an input that it does not expect."),
    BIT_FLIP(
            "BitFlip",
            Kind.FORGERY,
            "One bit of a sealed frame was changed on the way.",
            "That part of the frame is not authenticated."),
    WRONG_KEY(
            "WrongKey",
            Kind.CONFUSION,
            "The frame was sealed under another key or for the other direction.",
            "Frames can be reflected to their sender or moved between sessions."),
    WRONG_NONCE(
            "WrongNonce",
            Kind.CONFUSION,
            "The nonce or the associated data was built in another way.",
            "The two sides can not talk, or a part of the header is not authenticated."),
    COUNTER_LIMIT(
            "CounterLimit",
            Kind.EDGE_CASE,
            "A counter near or above the limit of 2^33.",
            "A nonce comes near its end, or a jump makes the window useless."),
    BODY(
            "Body",
            Kind.MALFORMED_INPUT,
            "A message without a body, with two, or with data of another length.",
            "A handler gets a message that says nothing or two things."),

    REPLAY("Replay", Kind.REPLAY, "A datagram that was seen before.", "What happened once happens again."),
    WINDOW_EDGE(
            "WindowEdge",
            Kind.REPLAY,
            "A counter at an edge of the replay window, or a jump across it.",
            "A replay gets in, or a late frame is lost."),
    COOKIE_BINDING(
            "CookieBinding",
            Kind.FORGERY,
            "A cookie that is shown elsewhere, later or with another nonce.",
            "One cookie serves many forged sources."),
    ROLE(
            "Role",
            Kind.CONFUSION,
            "The same handshake seen from its other side, or opened by the other node.",
            "Roles follow from who opened, and simultaneous opening gives two different sessions."),
    RANK(
            "Rank",
            Kind.EDGE_CASE,
            "Sessions of one peer in different orders.",
            "The two ends send on different sessions and end each other's."),

    REALM_MEMBERSHIP(
            "RealmMembership",
            Kind.CONFUSION,
            "An identity of another realm, or on another node than the one that it names.",
            "A leader decides about strangers, or about a stolen token."),
    DECISION_BINDING(
            "DecisionBinding",
            Kind.FORGERY,
            "A decision of the leader about another joiner, node, asker or question.",
            "One decision admits somebody else, or admits again."),
    REVOCATION_ORDER(
            "RevocationOrder",
            Kind.REPLAY,
            "A list of revocations that is not newer, or whose identities do not ascend.",
            "An old list comes back, and who was revoked is admitted again."),

    GOLDEN(
            "Golden",
            Kind.STATE,
            "A whole exchange with all randomness fixed; every datagram is exact.",
            "Some step differs; the trace has the values in between."),
    RESEND(
            "Resend",
            Kind.STATE,
            "What is sent again, when, and with which octets.",
            "Losses are not survived, or somebody is flooded."),
    LOAD(
            "Load",
            Kind.STATE,
            "More openings than a node takes on.",
            "A flood from forged sources costs a signature check each."),
    LIFETIME(
            "Lifetime",
            Kind.STATE,
            "What ends by time, and when.",
            "Keys and half-open sessions pile up, or sessions outlive their tokens."),
    NO_EFFECT(
            "NoEffect",
            Kind.STATE,
            "Refused inputs, and afterwards a good one.",
            "A forged datagram moves a counter, a deadline, a path or a state."),
    PATH(
            "Path",
            Kind.STATE,
            "Frames from another source than before.",
            "A changed port loses the session, or a copied frame moves it."),

    DISTANCE(
            "Distance",
            Kind.EDGE_CASE,
            "Fingerprints whose order changes when they are read as signed, little-endian or from the wrong end.",
            "Nodes disagree who is nearest: neighbour sets differ and messages run in circles."),
    PLACE(
            "Place",
            Kind.EDGE_CASE,
            "Fingerprints that share many digits, none, or half an octet.",
            "A peer stands in a place where nobody looks for it."),
    FULL_PLACE(
            "FullPlace",
            Kind.STATE,
            "More peers than a place takes, healthy and unhealthy ones.",
            "Healthy old peers give way to newcomers, or dead ones stay for ever."),
    TABLE_BOUND(
            "TableBound",
            Kind.EDGE_CASE,
            "Peers at the bound of a row, of an address block, of the table.",
            "Strangers or one network fill a table, or honest peers are kept out."),
    NEXT_HOP(
            "NextHop",
            Kind.EDGE_CASE,
            "Targets that are joined, leaves, near the node itself, or between two peers.",
            "A message goes farther away, or stops at a node that knows a nearer one."),
    GROWTH(
            "Growth",
            Kind.STATE,
            "A node told of, and the one thing that decides what is done with it.",
            "A node knocks at strangers that it has no place for, or never meets its neighbours."),
    SCOPE(
            "Scope",
            Kind.EDGE_CASE,
            "Addresses at the edges of the scopes, and tellers of each scope.",
            "Somebody outside makes a node knock inside its own network."),
    JOIN_BINDING(
            "JoinBinding",
            Kind.FORGERY,
            "A Join with one value of another session, node, identity or key.",
            "A Join that was seen elsewhere admits whoever repeats it."),
    JOIN_IDENTITY(
            "JoinIdentity",
            Kind.CONFUSION,
            "An identity that is missing, foreign, bound elsewhere, or not vouched for.",
            "Somebody is admitted under a name that is not theirs."),

    SUBJECT(
            "Subject",
            Kind.CONFUSION,
            "Parts whose order, boundaries or octets differ.",
            "Two subjects have one hash, and messages of one reach the other."),
    TERMS(
            "Terms",
            Kind.EDGE_CASE,
            "What an interest says of its party: who, in which role, for how long.",
            "A coordinator passes on what every party refuses, or refuses what is right."),
    COORDINATORS(
            "Coordinators",
            Kind.EDGE_CASE,
            "Nodes near a subject, the node itself among them or not.",
            "Senders and receivers of a subject look for different nodes and never meet."),
    MATCHING(
            "Matching",
            Kind.EDGE_CASE,
            "Two interests that differ in one thing from two that match.",
            "Parties that fit are not told of each other, or parties that do not fit are."),
    AUDIENCE(
            "Audience",
            Kind.CONFUSION,
            "An audience that is the other identity, a realm, or nearly so.",
            "Messages go to somebody whom the audience excludes."),
    PARTY(
            "Party",
            Kind.FORGERY,
            "A Match whose interest and identity do not belong together.",
            "A coordinator that lies brings in a stranger under the name of a party."),
    PAIR_BINDING(
            "PairBinding",
            Kind.FORGERY,
            "A part or a receipt with one value of another pair, subject, number or position.",
            "What was recorded elsewhere is taken here."),
    PARTS(
            "Parts",
            Kind.STATE,
            "Parts of a message at the edges of their sizes, in another order, twice, or not all.",
            "Messages are put together wrongly, or never given to the application.");

    /** What kind of mistake a flag is about. */
    enum Kind {
        KNOWN_ANSWER,
        EDGE_CASE,
        MALFORMED_INPUT,
        WEAK_KEY,
        FORGERY,
        CONFUSION,
        REPLAY,
        STATE
    }

    private final String title;
    private final Kind kind;
    private final String why;
    private final String effect;

    Flag(String title, Kind kind, String why, String effect) {
        this.title = title;
        this.kind = kind;
        this.why = why;
        this.effect = effect;
    }

    /** The name in a vector file. */
    public String title() {
        return title;
    }

    ObjectNode note() {
        return Members.of("kind", kind.name(), "why", why, "effect", effect);
    }
}
