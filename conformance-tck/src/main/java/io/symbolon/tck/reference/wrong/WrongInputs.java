package io.symbolon.tck.reference.wrong;

import com.google.protobuf.Message;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** Bodies for methods of chapters conventions and framing, in the way of {@link WrongParts}. */
public final class WrongInputs {
    private WrongInputs() {}

    /** The lowest octet comes first. */
    public static LabelledInput littleEndian(LabelledInput input, long value, int lengthOctets) {
        byte[] octets = new byte[lengthOctets];
        for (int i = 0; i < lengthOctets; i++) octets[i] = (byte) (value >>> 8 * i);
        return input.fixed(Bytes.wrap(octets));
    }

    /** Nobody can tell where a field ends. */
    public static LabelledInput withoutLength(LabelledInput input, Bytes field) {
        return input.fixed(field);
    }

    /** A field that no reader knows, number 15, is at the end. */
    public static Bytes withAnUnknownField(Message message) {
        return Bytes.concat(Bytes.wrap(message.toByteArray()), Bytes.of(0x78, 0x01));
    }

    /** Whoever sends a point of small order knows what is agreed. */
    public static Optional<Secret> agreedWithAnybody(CryptoSuite suite, Secret secret, AgreementKey peer) {
        return Optional.of(Secret.owning(shared(secret, peer.octets().toArray())));
    }

    /** What is agreed, whatever it is; public, since a body is run where it is put. */
    public static byte[] shared(Secret secret, byte[] u) {
        byte[] shared = new byte[32];
        secret.use(scalar -> X25519.calculateAgreement(scalar, 0, u, 0, shared, 0));
        return shared;
    }

    /** What goes along in clear could be changed. */
    public static AEADParameters withoutAssociated(byte[] key, byte[] nonce, byte[] associated) {
        return new AEADParameters(new KeyParameter(key), 128, nonce, new byte[0]);
    }

    /** The padding of a content says something. */
    public static Bytes paddedWithOnes(Bytes octets) {
        int blocks = (2 + octets.length() + 63) / 64;
        byte[] padding = new byte[64 * blocks - 2 - octets.length()];
        Arrays.fill(padding, (byte) 1);
        return Bytes.concat(Bytes.ofBigEndian(octets.length(), 2), octets, Bytes.wrap(padding));
    }
}
