package tryout.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of our own modules a page will ask for. A browser learns of an import only when it has read the module that imports
 * it, one wave after the other; told beforehand, it asks for all of them at once.
 */
final class ModuleGraph {
  private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export)\\b[^\"';]*\"(\\.{1,2}/[A-Za-z0-9_./-]+)\"");

  private final Webroot webroot;
  private final Map<String, List<String>> known = new ConcurrentHashMap<>();

  ModuleGraph(Webroot webroot) {
    this.webroot = webroot;
  }

  /**
   * Everything that a module imports, however far away.
   *
   * @param module its path below the root
   * @return paths below the root, nearest first, without the module itself
   */
  List<String> behind(String module) {
    return webroot.edition().isPresent() ? known.computeIfAbsent(module, this::walk) : walk(module);
  }

  private List<String> walk(String module) {
    Set<String> reached = new LinkedHashSet<>(Set.of(module));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      String next = open.remove();
      Optional<byte[]> text = webroot.bytes(next);
      Matcher imports = IMPORT.matcher(text.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(""));
      while (imports.find()) {
        String imported = beside(next, imports.group(1));
        if (reached.add(imported)) {
          open.add(imported);
        }
      }
    }
    reached.remove(module);
    return List.copyOf(reached);
  }

  private static String beside(String module, String relative) {
    return URI.create("/" + module).resolve(relative).getPath().substring(1);
  }
}
