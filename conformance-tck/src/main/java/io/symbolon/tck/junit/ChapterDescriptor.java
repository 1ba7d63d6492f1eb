package io.symbolon.tck.junit;

import io.symbolon.spec.Chapter;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Selection;
import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** The cases of one chapter. */
final class ChapterDescriptor extends AbstractTestDescriptor {
    static final String SEGMENT = "chapter";

    private final Chapter chapter;
    private final PortDescriptor port;

    ChapterDescriptor(UniqueId id, Chapter chapter, PortDescriptor port) {
        super(id, Selection.name(chapter));
        this.chapter = chapter;
        this.port = port;
    }

    List<Case> cases() {
        return port.cases(chapter);
    }

    Verdicts verdicts() {
        return port.verdicts();
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
