package io.sordini.core.sanitize.work;

import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.LADD;
import static org.objectweb.asm.Opcodes.LCONST_1;
import static org.objectweb.asm.Opcodes.PUTSTATIC;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Loads the sanitizer and the libraries that it calls anew, so that they count their {@link Work}. */
final class CountingLoader extends ClassLoader {

    private static final List<String> COUNTED =
            List.of("io.sordini.", "com.google.re2j.", "com.google.i18n.phonenumbers.");
    private static final String WORK = Type.getInternalName(Work.class);
    private static final String STEPS = "done";

    /** What {@link Work} has in the place of methods of the JDK. */
    private static final Set<String> STAND_INS = Arrays.stream(Work.class.getMethods())
            .map(method -> method.getName() + Type.getMethodDescriptor(method))
            .collect(Collectors.toSet());

    private static final Set<String> MADE =
            Set.of("Ljava/lang/String;", "[B", "[C", "[I", "[Ljava/lang/Object;", "[Ljava/lang/String;");

    CountingLoader() {
        super(CountingLoader.class.getClassLoader());
    }

    /** An instance, which counts, of a class with a constructor without parameters. */
    @SuppressWarnings("unchecked") // the type is erased, and nothing but bytes goes in and comes out
    UnaryOperator<byte[]> operator(Class<? extends UnaryOperator<byte[]>> type) {
        try {
            Constructor<?> constructor = loadClass(type.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (UnaryOperator<byte[]>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("not loaded anew: " + type, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            boolean counted = COUNTED.stream().anyMatch(name::startsWith) && !name.equals(Work.class.getName());
            return counted ? counting(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> counting(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            ClassReader reader = new ClassReader(in);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Counting(writer), 0);
            byte[] counting = writer.toByteArray();
            return defineClass(name, counting, 0, counting.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static final class Counting extends ClassVisitor {

        Counting(ClassVisitor next) {
            super(ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new CountingMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    private static final class CountingMethod extends MethodVisitor {

        private final Set<Label> passed = new HashSet<>();

        CountingMethod(MethodVisitor next) {
            super(ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            step();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        /** A jump back is another round of a loop. */
        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                step();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!owner.startsWith("java/")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            step();
            String asStatic = opcode == INVOKESTATIC ? descriptor : "(L" + owner + ";" + descriptor.substring(1);
            if (STAND_INS.contains(name + asStatic)) {
                super.visitMethodInsn(INVOKESTATIC, WORK, name, asStatic, false);
                return;
            }
            if (owner.equals("java/util/regex/Matcher") && descriptor.equals("()Z")) {
                count("regex", "(Ljava/util/regex/Matcher;)V");
            } else if (descriptor.endsWith("II)V")) { // from where, and how many
                count("bulk", "(I)V");
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            boolean text = owner.equals("java/lang/String") && name.equals("<init>");
            if (text || MADE.contains(Type.getReturnType(descriptor).getDescriptor())) {
                count("made", "(Ljava/lang/Object;)V");
            }
        }

        /** Lets {@link Work} count what is on top of the stack. */
        private void count(String method, String descriptor) {
            super.visitInsn(DUP);
            super.visitMethodInsn(INVOKESTATIC, WORK, method, descriptor, false);
        }

        private void step() {
            super.visitFieldInsn(GETSTATIC, WORK, STEPS, "J");
            super.visitInsn(LCONST_1);
            super.visitInsn(LADD);
            super.visitFieldInsn(PUTSTATIC, WORK, STEPS, "J");
        }
    }
}
