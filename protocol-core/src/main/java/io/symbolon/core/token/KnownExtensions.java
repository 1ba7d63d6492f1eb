package io.symbolon.core.token;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The extensions whose values this specification fixes (TOK-019, TOK-020). */
final class KnownExtensions {
    private static final int PORT_OCTETS = 2;
    private static final Set<String> ALLOWED_IN_NODE =
            Set.of(Extension.ENDORSEMENT, Extension.HOSTNAME, Extension.PORT, Extension.SESSION_KEY);

    private KnownExtensions() {}

    static boolean isAllowedInNode(String name) {
        return ALLOWED_IN_NODE.contains(name);
    }

    /** Whether the value has the form that the name demands in this kind; other names are free. */
    static boolean isWellFormed(Extension extension, Kind kind) {
        Bytes value = extension.value();
        switch (extension.name()) {
            case Extension.ENDORSEMENT:
                return kind != Kind.INTEREST && Endorsement.decode(value).isPresent();
            case Extension.HOSTNAME:
                return kind == Kind.NODE && address(value).isPresent();
            case Extension.PORT:
                return kind == Kind.NODE && value.length() == PORT_OCTETS && port(value) > 0;
            case Extension.SESSION_KEY:
                return kind != Kind.IDENTITY && value.length() == AgreementKey.LENGTH_OCTETS;
            case Extension.NODE_FINGERPRINT:
                return kind != Kind.NODE && value.length() == Fingerprint.LENGTH_OCTETS;
            case Extension.EXCHANGE:
                return kind == Kind.INTEREST && InterestTerms.decode(value).isPresent();
            default:
                return true;
        }
    }

    /** The address that a well-formed node token declares. */
    static Optional<Endpoint> declaredAddress(TokenFields fields) {
        return fields.extension(Extension.HOSTNAME)
                .flatMap(KnownExtensions::address)
                .map(address -> new Endpoint(
                        address, port(fields.extension(Extension.PORT).orElseThrow())));
    }

    /** The octets decode to text that reads as the same address; a malformed octet becomes a character no address has. */
    private static Optional<IpAddress> address(Bytes value) {
        String text = new String(value.toArray(), StandardCharsets.UTF_8);
        return IpAddress.parse(text).filter(IpAddress::isDeclarable);
    }

    private static int port(Bytes value) {
        return (int) value.bigEndian(0, PORT_OCTETS);
    }
}
