package io.symbolon.tck.selftest;

import io.symbolon.tck.driver.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Loads the reference implementation a second time, with edits. What the kit shares with a subject is not loaded again. */
final class MutantLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final List<String> LOADED_AGAIN =
            List.of("io.symbolon.core.", "io.symbolon.crypto.", "io.symbolon.routing.", "io.symbolon.tck.reference.");

    private static final String SUBJECT = "io.symbolon.tck.reference.ReferenceSubject";

    /** Every mutant loads the same classes, but for a few. */
    private static final Map<String, byte[]> OCTETS = new ConcurrentHashMap<>();

    private final Map<String, byte[]> changed = new HashMap<>();

    /** @throws IllegalStateException if an edit finds nothing to change */
    MutantLoader(List<Edit> edits) {
        super(MutantLoader.class.getClassLoader());
        Map<String, ClassNode> types = new HashMap<>();
        for (Edit edit : edits) {
            edit.apply(types.computeIfAbsent(edit.className(), MutantLoader::read));
        }
        types.forEach((name, type) -> changed.put(name, write(type)));
    }

    /** A newly started reference subject, with the edits in place. */
    Subject subject() {
        try {
            return (Subject) loadClass(SUBJECT).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the wrong subject can not be made", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (LOADED_AGAIN.stream().noneMatch(name::startsWith)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) return loaded;
            byte[] octets = changed.containsKey(name) ? changed.get(name) : octets(name);
            return defineClass(name, octets, 0, octets.length);
        }
    }

    /** The class as the compiler made it. */
    static ClassNode read(String className) {
        ClassNode type = new ClassNode();
        new ClassReader(octets(className)).accept(type, ClassReader.SKIP_FRAMES);
        return type;
    }

    /** The one method of this name in a class. */
    static MethodNode method(String className, String name) {
        return read(className).methods.stream()
                .filter(candidate -> candidate.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(className + " has no method " + name));
    }

    private static byte[] write(ClassNode type) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                Class<?> common = original(one);
                Class<?> second = original(other);
                if (common.isInterface() || second.isInterface()) return "java/lang/Object";
                while (!common.isAssignableFrom(second)) common = common.getSuperclass();
                return common.getName().replace('.', '/');
            }
        };
        type.accept(writer);
        return writer.toByteArray();
    }

    /** A class without edits, which has the same ancestors. */
    private static Class<?> original(String internalName) {
        try {
            return Class.forName(internalName.replace('/', '.'), false, MutantLoader.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] octets(String className) {
        return OCTETS.computeIfAbsent(className, MutantLoader::readOctets);
    }

    private static byte[] readOctets(String className) {
        String resource = className.replace('.', '/') + ".class";
        try (InputStream in = MutantLoader.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("there is no class " + className);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
