package io.symbolon.tck.junit;

import static java.util.stream.Collectors.toCollection;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Selection;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** From what JUnit selects to descriptors: a class, or the unique id of a class, a chapter or a case. */
final class PortResolver implements SelectorResolver {
    private final Predicate<String> classNames;

    /** @param classNames which names of classes the request lets through */
    PortResolver(Predicate<String> classNames) {
        this.classNames = classNames;
    }

    static boolean isPort(Class<?> candidate) {
        return ConformanceTests.class.isAssignableFrom(candidate) && !Modifier.isAbstract(candidate.getModifiers());
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        Class<?> candidate = selector.getJavaClass();
        if (!isPort(candidate) || !classNames.test(candidate.getName())) {
            return Resolution.unresolved();
        }
        return context.addToParent(engine -> Optional.of(
                        PortDescriptor.of(engine.getUniqueId(), candidate.asSubclass(ConformanceTests.class))))
                .map(port -> found(
                        port,
                        port.chapters().stream()
                                .map(chapter ->
                                        port.getUniqueId().append(ChapterDescriptor.SEGMENT, Selection.name(chapter)))))
                .orElseGet(Resolution::unresolved);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        UniqueId.Segment last = id.getLastSegment();
        return switch (last.getType()) {
            case PortDescriptor.SEGMENT -> resolve(selectClass(last.getValue()), context);
            case ChapterDescriptor.SEGMENT -> resolveChapter(id, last.getValue(), context);
            case CaseDescriptor.SEGMENT -> resolveCase(id, last.getValue(), context);
            default -> Resolution.unresolved();
        };
    }

    private static Resolution resolveChapter(UniqueId id, String name, Context context) {
        return context.addToParent(
                        () -> selectUniqueId(id.removeLastSegment()),
                        parent -> parent instanceof PortDescriptor port
                                ? port.chapters().stream()
                                        .filter(chapter ->
                                                Selection.name(chapter).equals(name))
                                        .findFirst()
                                        .map(chapter -> new ChapterDescriptor(id, chapter, port))
                                : Optional.empty())
                .map(chapter -> found(
                        chapter,
                        chapter.cases().stream()
                                .map(Case::id)
                                .map(caseId -> id.append(CaseDescriptor.SEGMENT, caseId))))
                .orElseGet(Resolution::unresolved);
    }

    private static Resolution resolveCase(UniqueId id, String name, Context context) {
        return context.addToParent(
                        () -> selectUniqueId(id.removeLastSegment()),
                        parent -> parent instanceof ChapterDescriptor chapter
                                ? chapter.cases().stream()
                                        .filter(one -> one.id().equals(name))
                                        .findFirst()
                                        .map(one -> new CaseDescriptor(id, one, chapter.verdicts()))
                                : Optional.empty())
                .map(one -> Resolution.match(Match.exact(one)))
                .orElseGet(Resolution::unresolved);
    }

    private static Resolution found(TestDescriptor container, Stream<UniqueId> children) {
        Set<DiscoverySelector> selectors =
                children.map(id -> (DiscoverySelector) selectUniqueId(id)).collect(toCollection(LinkedHashSet::new));
        return Resolution.match(Match.exact(container, () -> selectors));
    }
}
