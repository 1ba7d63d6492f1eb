package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.token.UnverifiedToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The arguments of one request as values of the core. Their shape was checked against the schema before. */
record Args(ObjectNode members) {
    /** Two groups behind the prefix of an IPv4-mapped address. */
    private static final Pattern MAPPED_ADDRESS =
            Pattern.compile("\\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})](:[0-9]+)");

    Bytes bytes(String name) {
        return Bytes.ofHex(text(name));
    }

    /** No octets if it is missing. */
    Bytes optionalBytes(String name) {
        return optionalText(name).map(Bytes::ofHex).orElse(Bytes.EMPTY);
    }

    List<Bytes> bytesList(String name) {
        List<Bytes> list = new ArrayList<>();
        members.path(name).forEach(value -> list.add(Bytes.ofHex(value.asText())));
        return list;
    }

    Secret secret(String name) {
        return Secret.copyOf(bytes(name));
    }

    PublicKey publicKey(String name) {
        return new PublicKey(bytes(name));
    }

    AgreementKey agreementKey(String name) {
        return new AgreementKey(bytes(name));
    }

    Fingerprint fingerprint(String name) {
        return Fingerprint.ofHex(text(name));
    }

    /** A list of fingerprints; empty if it is missing. */
    List<Fingerprint> fingerprints(String name) {
        return bytesList(name).stream().map(Fingerprint::new).toList();
    }

    Optional<Fingerprint> optionalFingerprint(String name) {
        return optionalText(name).map(Fingerprint::ofHex);
    }

    String text(String name) {
        return members.get(name).asText();
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(members.get(name)).map(JsonNode::asText);
    }

    /** An unsigned number of at most 64 bits. */
    long number(String name) {
        return members.get(name).bigIntegerValue().longValue();
    }

    Optional<Long> optionalNumber(String name) {
        return members.has(name) ? Optional.of(number(name)) : Optional.empty();
    }

    Args object(String name) {
        return new Args((ObjectNode) members.get(name));
    }

    List<Args> objects(String name) {
        List<Args> list = new ArrayList<>();
        members.path(name).forEach(value -> list.add(new Args((ObjectNode) value)));
        return list;
    }

    /** A UDP address as a socket would report it: an IPv4-mapped IPv6 address is its IPv4 address. */
    Endpoint address(String name) {
        String written = text(name);
        Matcher mapped = MAPPED_ADDRESS.matcher(written);
        String unmapped = mapped.matches() ? ipv4(mapped.group(1), mapped.group(2)) + mapped.group(3) : written;
        return Endpoint.parse(unmapped).orElseThrow(() -> new BadRequest(name + " is no address"));
    }

    private static String ipv4(String high, String low) {
        int first = Integer.parseInt(high, 16);
        int second = Integer.parseInt(low, 16);
        return (first >> 8) + "." + (first & 0xff) + "." + (second >> 8) + "." + (second & 0xff);
    }

    /** A SignedToken that decodes; nothing more is known of it. */
    UnverifiedToken decodedToken(String name) {
        return TokenCodec.decode(bytes(name)).match(token -> token, rule -> {
            throw new BadRequest(name + " does not decode: " + rule.id());
        });
    }
}
