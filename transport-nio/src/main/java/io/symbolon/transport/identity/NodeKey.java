package io.symbolon.transport.identity;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Kind;
import io.symbolon.crypto.Argon2idCost;
import io.symbolon.crypto.SystemEntropy;
import java.nio.file.Path;
import java.util.Optional;

/** What makes a node the same node after a restart: its key, its uuid and the rest of what stands behind its fingerprint. */
public final class NodeKey {
    private final KeyRecord record;

    private NodeKey(KeyRecord record) {
        this.record = record;
    }

    /** A node that nobody has met: a new key and a new uuid. */
    public static NodeKey create() {
        SystemEntropy entropy = new SystemEntropy();
        return of(NodeConfig.of(entropy.drawSeed(), entropy.draw(Entropy.Purpose.UUID)));
    }

    /**
     * The key of the node that {@code config} describes; addresses and limits are not kept.
     *
     * @throws IllegalArgumentException if its tokens would break a rule, which is named
     */
    public static NodeKey of(NodeConfig config) {
        return new NodeKey(new KeyRecord(
                        Kind.NODE,
                        config.seed(),
                        config.uuid(),
                        config.realm(),
                        config.issuer(),
                        config.audience(),
                        config.subject(),
                        config.endorsement().orElse(Bytes.EMPTY),
                        config.tokenLifetimeMillis())
                .checked());
    }

    /** The node, with the usual limits and without a declared address; the seed is shared. */
    public NodeConfig config() {
        NodeConfig plain = NodeConfig.of(record.seed(), record.uuid());
        return new NodeConfig(
                record.seed(),
                record.uuid(),
                record.realm(),
                record.issuer(),
                record.audience(),
                record.subject(),
                plain.declaredAddress(),
                record.endorsementIfAny(),
                record.lifetimeMillis(),
                plain.limits(),
                plain.identity(),
                plain.grows(),
                plain.realmLeader());
    }

    /** Who the node is. */
    public Fingerprint fingerprint() {
        return record.fingerprint();
    }

    public PublicKey publicKey() {
        return new PublicKey(record.publicKey());
    }

    public Bytes uuid() {
        return record.uuid();
    }

    public String subject() {
        return record.subject();
    }

    /** The realm that it names, if it does. */
    public Optional<Fingerprint> realm() {
        return record.realm().isEmpty() ? Optional.empty() : Optional.of(new Fingerprint(record.realm()));
    }

    /** Writes the key to {@code file}; see {@link Identity#save}. */
    public void save(Path file, char[] passphrase) throws KeyFileRefused {
        save(file, passphrase, Argon2idCost.RECOMMENDED);
    }

    void save(Path file, char[] passphrase, Argon2idCost cost) throws KeyFileRefused {
        KeyFile.save(record, file, passphrase, cost);
    }

    /** The key in {@code file}; see {@link Identity#load}. */
    public static NodeKey load(Path file, char[] passphrase) throws KeyFileRefused {
        return new NodeKey(KeyFile.load(file, Kind.NODE, passphrase));
    }

    /** Overwrites the seed. */
    public void destroy() {
        record.seed().destroy();
    }
}
