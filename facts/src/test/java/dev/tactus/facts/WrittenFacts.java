package dev.tactus.facts;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the sources of the facts say of them: their Javadoc, and how a word is used. */
final class WrittenFacts {
  /** A word, as it is written in the sources. */
  record Written(
      String owner,
      String name,
      List<String> parameters,
      String type,
      boolean nullable,
      String says,
      Map<String, String> word) {}

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, List<String>> constants = new LinkedHashMap<>();
  private final List<Written> words = new ArrayList<>();

  private WrittenFacts() {}

  static WrittenFacts read(File folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    WrittenFacts written = new WrittenFacts();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      File[] sources = folder.listFiles((f, name) -> name.endsWith(".java"));
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjects(sources));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        for (Tree type : unit.getTypeDecls()) {
          written.type(docs, new TreePath(new TreePath(unit), type));
        }
      }
    }
    return written;
  }

  /** What the Javadoc says of a type. */
  String says(String type) {
    return types.getOrDefault(type, "");
  }

  /** The constants of an enum, in order. */
  List<String> constants(String type) {
    return constants.getOrDefault(type, List.of());
  }

  /** The words of a type, in the order in which they are written. */
  List<Written> of(String type) {
    return words.stream().filter(w -> w.owner().equals(type)).toList();
  }

  private void type(DocTrees docs, TreePath path) {
    ClassTree type = (ClassTree) path.getLeaf();
    String name = type.getSimpleName().toString();
    DocCommentTree doc = docs.getDocCommentTree(path);
    types.put(name, doc == null ? "" : text(doc.getFullBody()));
    for (Tree member : type.getMembers()) {
      TreePath inner = new TreePath(path, member);
      if (member instanceof ClassTree) {
        type(docs, inner);
      } else if (member instanceof MethodTree method) {
        method(name, method, docs.getDocCommentTree(inner));
      } else if (member instanceof VariableTree field) {
        field(name, type.getKind(), field, doc);
      }
    }
  }

  private void field(String owner, Tree.Kind kind, VariableTree field, DocCommentTree doc) {
    String name = field.getName().toString();
    boolean isStatic = field.getModifiers().getFlags().contains(Modifier.STATIC);
    if (kind == Tree.Kind.ENUM && isStatic && field.getType().toString().equals(owner)) {
      constants.computeIfAbsent(owner, o -> new ArrayList<>()).add(name);
    } else if (kind == Tree.Kind.RECORD && !isStatic) {
      String says = "";
      for (DocTree tag : doc == null ? List.<DocTree>of() : doc.getBlockTags()) {
        if (tag instanceof ParamTree param && param.getName().toString().equals(name)) {
          says = text(param.getDescription());
        }
      }
      add(owner, name, null, field.getType(), field.getModifiers(), says);
    }
  }

  private void method(String owner, MethodTree method, DocCommentTree doc) {
    boolean isPublic = method.getModifiers().getFlags().contains(Modifier.PUBLIC);
    if (isPublic && method.getReturnType() != null) {
      List<String> parameters =
          method.getParameters().stream().map(p -> p.getName().toString()).toList();
      String says = doc == null ? "" : text(doc.getFullBody());
      add(
          owner,
          method.getName().toString(),
          parameters,
          method.getReturnType(),
          method.getModifiers(),
          says);
    }
  }

  private void add(
      String owner,
      String name,
      List<String> parameters,
      Tree type,
      ModifiersTree modifiers,
      String says) {
    Map<String, String> word = new LinkedHashMap<>();
    boolean nullable = false;
    for (AnnotationTree annotation : modifiers.getAnnotations()) {
      nullable |= annotation.getAnnotationType().toString().equals("Nullable");
      if (annotation.getAnnotationType().toString().equals("Word")) {
        for (ExpressionTree argument : annotation.getArguments()) {
          AssignmentTree set = (AssignmentTree) argument;
          Object value = ((com.sun.source.tree.LiteralTree) set.getExpression()).getValue();
          word.put(set.getVariable().toString(), value.toString());
        }
      }
    }
    words.add(new Written(owner, name, parameters, type.toString(), nullable, says, word));
  }

  private static String text(List<? extends DocTree> trees) {
    StringBuilder text = new StringBuilder();
    for (DocTree tree : trees) {
      if (tree instanceof LiteralTree literal) {
        text.append('`').append(literal.getBody().getBody().strip()).append('`');
      } else if (tree instanceof LinkTree link) {
        text.append('`')
            .append(link.getReference().getSignature().replaceFirst("^#", "").replace('#', '.'))
            .append('`');
      } else {
        text.append(tree);
      }
    }
    return text.toString().replaceAll("\\s+", " ").strip();
  }
}
