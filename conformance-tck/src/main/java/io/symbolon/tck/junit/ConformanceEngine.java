package io.symbolon.tck.junit;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/** Finds the classes that extend {@link ConformanceTests} and runs their cases. */
public final class ConformanceEngine extends HierarchicalTestEngine<ConformanceEngine.Context> {
    static final String ID = "symbolon";

    private static final EngineDiscoveryRequestResolver<EngineDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                    .addClassContainerSelectorResolver(PortResolver::isPort)
                    .addSelectorResolver(context -> new PortResolver(context.getClassNameFilter()))
                    .build();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "Symbolon conformance");
        RESOLVER.resolve(request, engine);
        return engine;
    }

    @Override
    protected Context createExecutionContext(ExecutionRequest request) {
        return new Context();
    }

    /** Nothing: what the cases of one class share is in its descriptor. */
    static final class Context implements EngineExecutionContext {}
}
