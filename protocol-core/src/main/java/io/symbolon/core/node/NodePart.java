package io.symbolon.core.node;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Fingerprint;
import java.util.List;

/** What every part of a node that ties a chapter to the others has of the node. */
abstract class NodePart {
    final NodeContext context;

    NodePart(NodeContext context) {
        this.context = context;
    }

    public final Now now() {
        return context.now();
    }

    public final Fingerprint own() {
        return context.own().fingerprint();
    }

    public final CryptoSuite crypto() {
        return context.crypto();
    }

    public final List<Effect> effects() {
        return context.effects();
    }

    public final Bytes draw(Entropy.Purpose purpose) {
        return context.draw(purpose);
    }

    public final Secret drawSecret(Entropy.Purpose purpose) {
        return context.drawSecret(purpose);
    }
}
