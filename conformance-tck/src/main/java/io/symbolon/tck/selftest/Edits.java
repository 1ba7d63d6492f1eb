package io.symbolon.tck.selftest;

import io.symbolon.spec.Rule;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The ways in which a class is made wrong. A rule is named by the constant that its guard loads. */
final class Edits {
    /** Comparisons that differ at the edge only. */
    private static final Map<Integer, Integer> OTHER_EDGE = Map.of(
            Opcodes.IFLT, Opcodes.IFLE,
            Opcodes.IFLE, Opcodes.IFLT,
            Opcodes.IFGT, Opcodes.IFGE,
            Opcodes.IFGE, Opcodes.IFGT,
            Opcodes.IF_ICMPLT, Opcodes.IF_ICMPLE,
            Opcodes.IF_ICMPLE, Opcodes.IF_ICMPLT,
            Opcodes.IF_ICMPGT, Opcodes.IF_ICMPGE,
            Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT);

    /** Tests and their opposites. */
    private static final Map<Integer, Integer> OPPOSITE = Map.of(
            Opcodes.IFEQ, Opcodes.IFNE,
            Opcodes.IFNE, Opcodes.IFEQ,
            Opcodes.IFLT, Opcodes.IFGE,
            Opcodes.IFGE, Opcodes.IFLT,
            Opcodes.IFGT, Opcodes.IFLE,
            Opcodes.IFLE, Opcodes.IFGT);

    private Edits() {}

    /** The block that refuses by {@code rule} is jumped over: the guard is never closed. */
    static Edit guardOff(String className, Rule rule) {
        return new Edit(
                className,
                "a guard of " + rule.name(),
                type -> inEveryMethod(type, method -> {
                    int changed = 0;
                    for (AbstractInsnNode load : loadsOf(method, rule)) {
                        AbstractInsnNode end = next(load, insn -> isReturn(insn));
                        if (end == null || end.getNext() == null) continue;
                        LabelNode behind = new LabelNode();
                        method.instructions.insert(end, behind);
                        method.instructions.insertBefore(blockStart(load), new JumpInsnNode(Opcodes.GOTO, behind));
                        changed++;
                    }
                    return changed;
                }));
    }

    /** The last comparison before the guard of {@code rule} is moved by one at its edge. */
    static Edit otherEdge(String className, Rule rule) {
        return new Edit(
                className,
                "a comparison before " + rule.name(),
                type -> inEveryMethod(type, method -> {
                    int changed = 0;
                    for (AbstractInsnNode load : loadsOf(method, rule)) {
                        AbstractInsnNode jump = previous(
                                load, insn -> insn instanceof JumpInsnNode && OTHER_EDGE.containsKey(insn.getOpcode()));
                        if (jump == null) continue;
                        ((JumpInsnNode) jump).setOpcode(OTHER_EDGE.get(jump.getOpcode()));
                        changed++;
                    }
                    return changed;
                }));
    }

    /** The first test in {@code method} decides the other way. */
    static Edit negated(String className, String method) {
        return new Edit(
                className,
                "a test in " + method,
                type -> inMethod(type, method, node -> {
                    for (AbstractInsnNode insn : node.instructions) {
                        if (insn instanceof JumpInsnNode jump && OPPOSITE.containsKey(jump.getOpcode())) {
                            jump.setOpcode(OPPOSITE.get(jump.getOpcode()));
                            return 1;
                        }
                    }
                    return 0;
                }));
    }

    /** Every use of the constant {@code from} in {@code method} is {@code to}. */
    static Edit constant(String className, String method, Object from, Object to) {
        return new Edit(
                className,
                "the constant " + from + " in " + method,
                type -> inMethod(type, method, node -> {
                    int changed = 0;
                    for (AbstractInsnNode insn : node.instructions.toArray()) {
                        if (from.equals(valueOf(insn))) {
                            node.instructions.set(insn, new LdcInsnNode(to));
                            changed++;
                        }
                    }
                    return changed;
                }));
    }

    /** {@code method} takes the constant {@code to} of an enum where it took {@code from}. */
    static Edit enumConstant(String className, String method, String from, String to) {
        return new Edit(
                className,
                "the constant " + from + " in " + method,
                type -> inMethod(type, method, node -> {
                    int changed = 0;
                    for (AbstractInsnNode insn : node.instructions) {
                        if (insn instanceof FieldInsnNode field && field.name.equals(from)) {
                            field.name = to;
                            changed++;
                        }
                    }
                    return changed;
                }));
    }

    /** {@code method} calls each of the two where it called the other. */
    static Edit swapped(String className, String method, String one, String other) {
        return new Edit(
                className,
                "calls of " + one + " and " + other,
                type -> inMethod(type, method, node -> {
                    int changed = 0;
                    for (AbstractInsnNode insn : node.instructions) {
                        if (insn instanceof MethodInsnNode call && (call.name.equals(one) || call.name.equals(other))) {
                            call.name = call.name.equals(one) ? other : one;
                            changed++;
                        }
                    }
                    return changed;
                }));
    }

    /** The first {@code switch} in {@code method} treats {@code extra} as it treats {@code known}. */
    static Edit oneMoreCase(String className, String method, int extra, int known) {
        return new Edit(
                className,
                "a switch in " + method,
                type -> inMethod(type, method, node -> {
                    for (AbstractInsnNode insn : node.instructions) {
                        if (insn instanceof TableSwitchInsnNode table && extra == table.max + 1) {
                            table.max = extra;
                            table.labels.add(table.labels.get(known - table.min));
                            return 1;
                        }
                    }
                    return 0;
                }));
    }

    /** {@code method} answers {@code true} (1) or {@code false} (0) without looking. */
    static Edit always(String className, String method, boolean answer) {
        return new Edit(
                className,
                "the method " + method,
                type -> inMethod(type, method, node -> {
                    InsnList body = new InsnList();
                    body.add(new InsnNode(answer ? Opcodes.ICONST_1 : Opcodes.ICONST_0));
                    body.add(new InsnNode(Opcodes.IRETURN));
                    replaceBody(node, body);
                    return 1;
                }));
    }

    /** {@code method} answers the constant {@code answer} of the enum {@code enumName} without looking. */
    static Edit always(String className, String method, String enumName, String answer) {
        String owner = enumName.replace('.', '/');
        return new Edit(
                className,
                "the method " + method,
                type -> inMethod(type, method, node -> {
                    InsnList body = new InsnList();
                    body.add(new FieldInsnNode(Opcodes.GETSTATIC, owner, answer, "L" + owner + ";"));
                    body.add(new InsnNode(Opcodes.ARETURN));
                    replaceBody(node, body);
                    return 1;
                }));
    }

    /** {@code method} does what the static method {@code donor} of the class {@code donorClass} does, which takes the receiver first. */
    static Edit bodyOf(String className, String method, String donorClass, String donor) {
        return new Edit(
                className,
                "the method " + method,
                type -> inMethod(type, method, node -> {
                    MethodNode body = MutantLoader.method(donorClass, donor);
                    node.instructions = body.instructions;
                    node.tryCatchBlocks = body.tryCatchBlocks;
                    node.localVariables = null;
                    node.maxLocals = body.maxLocals;
                    node.maxStack = body.maxStack;
                    return 1;
                }));
    }

    /** The {@code nth} call of {@code call} in {@code method}, counted from 1, answers {@code answer} whatever it finds. */
    static Edit alwaysAt(String className, String method, String call, int nth, boolean answer) {
        return new Edit(
                className,
                "call " + nth + " of " + call + " in " + method,
                type -> inMethod(type, method, node -> {
                    List<AbstractInsnNode> calls = Stream.of(node.instructions.toArray())
                            .filter(insn -> insn instanceof MethodInsnNode named && named.name.equals(call))
                            .toList();
                    if (calls.size() < nth) return 0;
                    InsnList instead = new InsnList();
                    instead.add(new InsnNode(Opcodes.POP));
                    instead.add(new InsnNode(answer ? Opcodes.ICONST_1 : Opcodes.ICONST_0));
                    node.instructions.insert(calls.get(nth - 1), instead);
                    return 1;
                }));
    }

    /** {@code method} writes nothing into {@code field}. */
    static Edit unwritten(String className, String method, String field) {
        return new Edit(
                className,
                "a write of " + field + " in " + method,
                type -> inMethod(type, method, node -> {
                    int changed = 0;
                    for (AbstractInsnNode insn : node.instructions.toArray()) {
                        if (insn.getOpcode() == Opcodes.PUTFIELD && ((FieldInsnNode) insn).name.equals(field)) {
                            node.instructions.set(insn, new InsnNode(Opcodes.POP2)); // the object and the value
                            changed++;
                        }
                    }
                    return changed;
                }));
    }

    /** {@code method} begins with a call of the static method {@code donor} of {@code donorClass}, with all its arguments. */
    static Edit also(String className, String method, String donorClass, String donor) {
        return new Edit(
                className,
                "the method " + method,
                type -> inMethod(type, method, node -> {
                    String descriptor = MutantLoader.method(donorClass, donor).desc;
                    InsnList call = new InsnList();
                    int local = 0;
                    for (Type argument : Type.getArgumentTypes(descriptor)) {
                        call.add(new VarInsnNode(argument.getOpcode(Opcodes.ILOAD), local));
                        local += argument.getSize();
                    }
                    String owner = donorClass.replace('.', '/');
                    call.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, donor, descriptor, false));
                    node.instructions.insert(call);
                    return 1;
                }));
    }

    private static void replaceBody(MethodNode node, InsnList body) {
        node.instructions = body;
        node.tryCatchBlocks = List.of();
        node.localVariables = null;
    }

    /** The lambdas in a method, as the name of a method for the other edits. */
    static String lambdasOf(String method) {
        return "lambda$" + method + "$";
    }

    /** Bridges that the compiler made are left as they are. */
    private static int inMethod(ClassNode type, String name, ToIntFunction<MethodNode> change) {
        return type.methods.stream()
                .filter(method -> (method.access & Opcodes.ACC_BRIDGE) == 0)
                .filter(method -> method.name.equals(name) || name.endsWith("$") && method.name.startsWith(name))
                .mapToInt(change)
                .sum();
    }

    private static int inEveryMethod(ClassNode type, ToIntFunction<MethodNode> change) {
        return type.methods.stream().mapToInt(change).sum();
    }

    private static List<AbstractInsnNode> loadsOf(MethodNode method, Rule rule) {
        return Stream.of(method.instructions.toArray())
                .filter(insn -> insn instanceof FieldInsnNode field
                        && field.getOpcode() == Opcodes.GETSTATIC
                        && field.name.equals(rule.name())
                        && field.owner.equals(rule.getClass().getName().replace('.', '/')))
                .toList();
    }

    /** The first instruction of the straight run that leads to {@code insn}: nothing is on the stack there. */
    private static AbstractInsnNode blockStart(AbstractInsnNode insn) {
        AbstractInsnNode start = insn;
        while (start.getPrevious() != null
                && !(start.getPrevious() instanceof JumpInsnNode)
                && !(start.getPrevious() instanceof LabelNode)) {
            start = start.getPrevious();
        }
        return start;
    }

    private static AbstractInsnNode next(AbstractInsnNode from, Predicate<AbstractInsnNode> test) {
        AbstractInsnNode insn = from;
        while (insn != null && !test.test(insn)) {
            insn = insn.getNext();
        }
        return insn;
    }

    private static AbstractInsnNode previous(AbstractInsnNode from, Predicate<AbstractInsnNode> test) {
        AbstractInsnNode insn = from;
        while (insn != null && !test.test(insn)) {
            insn = insn.getPrevious();
        }
        return insn;
    }

    private static boolean isReturn(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN;
    }

    /** The constant that an instruction loads, as the type that the source has. */
    private static Object valueOf(AbstractInsnNode insn) {
        if (insn instanceof LdcInsnNode load) return load.cst;
        if (insn instanceof IntInsnNode load && load.getOpcode() != Opcodes.NEWARRAY) return load.operand;
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) return opcode - Opcodes.ICONST_0;
        if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) return (long) (opcode - Opcodes.LCONST_0);
        return null;
    }
}
