package dev.tactus.rulebase.checks;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads one compiled class, instruction by instruction. */
final class CodeReader extends ClassVisitor {
  private final Consumer<String> refused;

  CodeReader(Consumer<String> refused) {
    super(Opcodes.ASM9);
    this.refused = refused;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      String parent,
      String[] interfaces) {
    type(Type.getObjectType(parent));
    for (String each : interfaces) {
      type(Type.getObjectType(each));
    }
    if (!Set.of("java/lang/Object", "java/lang/Enum").contains(parent)) {
      refused.accept("a class that extends " + parent);
    }
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access, String name, String descriptor, @Nullable String signature, @Nullable Object v) {
    type(Type.getType(descriptor));
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    signature(descriptor);
    if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED)) != 0) {
      refused.accept("a native or synchronized method");
    }
    return new Instructions();
  }

  private void type(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    if (element.getSort() == Type.METHOD) {
      signature(element.getDescriptor());
    } else if (element.getSort() == Type.OBJECT && !AllowedCode.type(element.getInternalName())) {
      refused.accept(element.getClassName());
    }
  }

  private void signature(String descriptor) {
    type(Type.getReturnType(descriptor));
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      type(argument);
    }
  }

  private void member(String owner, String name, String descriptor) {
    signature(descriptor);
    if (!AllowedCode.call(owner, name)) {
      refused.accept(owner.replace('/', '.') + "." + name);
    }
  }

  private void handle(Handle handle) {
    if (handle.getDesc().startsWith("(")) {
      member(handle.getOwner(), handle.getName(), handle.getDesc());
    } else {
      refused.accept("a handle of " + handle.getOwner() + "." + handle.getName());
    }
  }

  /** Reads the instructions of one method. */
  private final class Instructions extends MethodVisitor {
    private final Set<Label> passed = new HashSet<>();

    private Instructions() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      forward(label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
      forward(otherwise);
      for (Label label : labels) {
        forward(label);
      }
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      forward(otherwise);
      for (Label label : labels) {
        forward(label);
      }
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
        refused.accept("a lock");
      }
    }

    @Override
    public void visitMethodInsn(int op, String owner, String name, String descriptor, boolean i) {
      member(owner, name, descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      type(Type.getType(descriptor));
      if (!AllowedCode.field(owner, name, opcode)) {
        refused.accept(owner.replace('/', '.') + "." + name);
      }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      type(Type.getObjectType(type));
      if (opcode == Opcodes.NEW && !AllowedCode.made(type)) {
        refused.accept("a new " + type.replace('/', '.'));
      }
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      refused.accept("a table of values");
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof Type type) {
        type(type);
      } else if (value instanceof Handle || value instanceof ConstantDynamic) {
        refused.accept("a computed constant");
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      signature(descriptor);
      if (!AllowedCode.bootstrap(bootstrap.getOwner(), bootstrap.getName())) {
        refused.accept(bootstrap.getOwner() + "." + bootstrap.getName());
      }
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          handle(handle);
        } else if (argument instanceof Type type) {
          type(type);
        } else if (argument instanceof ConstantDynamic) {
          refused.accept("a computed constant");
        }
      }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
      boolean isOfAnEnum = "java/lang/NoSuchFieldError".equals(type);
      if (!isOfAnEnum) {
        refused.accept("code that catches failures");
      }
    }

    private void forward(Label label) {
      if (passed.contains(label)) {
        refused.accept("code that repeats itself");
      }
    }
  }
}
