package io.symbolon.tck.vectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.exchange.CoordinatorMatchVectors;
import io.symbolon.tck.vectors.exchange.CoordinatorPlaceVectors;
import io.symbolon.tck.vectors.exchange.InterestCheckVectors;
import io.symbolon.tck.vectors.exchange.MessageOpenVectors;
import io.symbolon.tck.vectors.exchange.MessageSealVectors;
import io.symbolon.tck.vectors.exchange.PartyCheckVectors;
import io.symbolon.tck.vectors.exchange.ReceiptVectors;
import io.symbolon.tck.vectors.exchange.SubjectHashVectors;
import io.symbolon.tck.vectors.file.JsonText;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.frame.FrameDecodeVectors;
import io.symbolon.tck.vectors.frame.FrameOpenVectors;
import io.symbolon.tck.vectors.frame.FrameSealVectors;
import io.symbolon.tck.vectors.frame.HandshakeEncodeVectors;
import io.symbolon.tck.vectors.join.JoinCheckVectors;
import io.symbolon.tck.vectors.join.JoinSignVectors;
import io.symbolon.tck.vectors.key.KeyVectors;
import io.symbolon.tck.vectors.realm.RealmDecisionVectors;
import io.symbolon.tck.vectors.realm.RealmQueryVectors;
import io.symbolon.tck.vectors.realm.RevocationsVectors;
import io.symbolon.tck.vectors.routing.RoutingDecideVectors;
import io.symbolon.tck.vectors.routing.RoutingDistanceVectors;
import io.symbolon.tck.vectors.routing.RoutingNeighbourVectors;
import io.symbolon.tck.vectors.routing.RoutingNextHopVectors;
import io.symbolon.tck.vectors.routing.RoutingPlaceVectors;
import io.symbolon.tck.vectors.routing.RoutingTableVectors;
import io.symbolon.tck.vectors.script.HandshakeScriptVectors;
import io.symbolon.tck.vectors.session.CookieVectors;
import io.symbolon.tck.vectors.session.SessionDeriveVectors;
import io.symbolon.tck.vectors.session.SessionRankVectors;
import io.symbolon.tck.vectors.session.WindowReplayVectors;
import io.symbolon.tck.vectors.token.TokenEndorsementVectors;
import io.symbolon.tck.vectors.token.TokenFingerprintVectors;
import io.symbolon.tck.vectors.token.TokenSignVectors;
import io.symbolon.tck.vectors.token.TokenValidateVectors;
import io.symbolon.tck.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes all vector files; the same octets on every machine and at every time. */
public final class VectorGenerator {
    /** The name of the manifest. */
    public static final String MANIFEST = "MANIFEST.json";

    private VectorGenerator() {}

    /** The octets of every file of the folder {@code vectors}, by file name, the manifest last. */
    public static Map<String, byte[]> generate() {
        Map<String, byte[]> octets = new LinkedHashMap<>();
        List<ObjectNode> entries = new ArrayList<>();
        int total = 0;
        for (VectorFile file : files()) {
            byte[] content = file.octets();
            octets.put(file.fileName(), content);
            entries.add(Members.of("file", file.fileName(), "cases", file.size(), "sha256", sha256(content)));
            total += file.size();
        }
        ObjectNode manifest = Members.of("schema", "symbolon/manifest/1", "total", total, "files", entries);
        octets.put(MANIFEST, JsonText.of(manifest).getBytes(StandardCharsets.US_ASCII));
        return octets;
    }

    static String sha256(byte[] octets) {
        try {
            return Octets.hex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static List<VectorFile> files() {
        return List.of(
                KeyVectors.file(),
                TokenValidateVectors.file(),
                TokenSignVectors.file(),
                TokenFingerprintVectors.file(),
                TokenEndorsementVectors.file(),
                FrameDecodeVectors.file(),
                HandshakeEncodeVectors.file(),
                FrameSealVectors.file(),
                FrameOpenVectors.file(),
                WindowReplayVectors.file(),
                CookieVectors.file(),
                SessionDeriveVectors.file(),
                SessionRankVectors.file(),
                JoinSignVectors.file(),
                JoinCheckVectors.file(),
                RoutingDistanceVectors.file(),
                RoutingPlaceVectors.file(),
                RoutingNeighbourVectors.file(),
                RoutingTableVectors.file(),
                RoutingNextHopVectors.file(),
                RoutingDecideVectors.file(),
                RealmQueryVectors.file(),
                RealmDecisionVectors.file(),
                RevocationsVectors.file(),
                SubjectHashVectors.file(),
                InterestCheckVectors.file(),
                CoordinatorPlaceVectors.file(),
                CoordinatorMatchVectors.file(),
                PartyCheckVectors.file(),
                MessageSealVectors.file(),
                MessageOpenVectors.file(),
                ReceiptVectors.file(),
                HandshakeScriptVectors.file());
    }
}
