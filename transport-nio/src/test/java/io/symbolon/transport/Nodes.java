package io.symbolon.transport;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts nodes with fixed identities, and closes them when the test is over. */
final class Nodes implements AfterEachCallback {
    private final List<MeshNode> started = new ArrayList<>();

    /** The node that is number {@code number} in every test, not started yet. */
    static MeshNodeBuilder node(int number) {
        Bytes octets = Bytes.ofBigEndian(number, 8);
        Bytes uuid = Bytes.concat(octets, octets);
        return MeshNode.builder().key(Secret.copyOf(Bytes.concat(uuid, uuid)), uuid);
    }

    MeshNode start(MeshNodeBuilder builder) throws IOException {
        MeshNode node = builder.start();
        started.add(node);
        return node;
    }

    MeshNode start(int number, Recorder recorder) throws IOException {
        return start(node(number).on(recorder));
    }

    /** The value of {@code future}, waited for no longer than the hang guard. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(Recorder.HANG_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("the future failed", failed.getCause());
        } catch (InterruptedException | TimeoutException hung) {
            throw new AssertionError("the future does not complete", hung);
        }
    }

    /** Why {@code future} failed, waited for no longer than the hang guard. */
    static Throwable awaitFailure(CompletableFuture<?> future) {
        try {
            throw new AssertionError("the future has a value: " + future.get(Recorder.HANG_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (InterruptedException | TimeoutException hung) {
            throw new AssertionError("the future does not complete", hung);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        started.forEach(MeshNode::close);
    }
}
