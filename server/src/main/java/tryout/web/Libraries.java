package tryout.web;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The browser's libraries, found in the jars on the class path when the server starts: which file each bare module name
 * means (the import map), and the files themselves below {@code /lib/<name>/<version>/}. A version never changes its
 * files, so browsers keep them for a year.
 */
final class Libraries {
  private static final Pattern WEBJAR = Pattern.compile("META-INF/resources/webjars/([^/]+)/([^/]+)/package\\.json");
  private static final Pattern MVNPM = Pattern.compile("/_static/([^/]+)/([^/]+)/(.+)");

  private final TreeMap<String, String> imports = new TreeMap<>();
  private final Map<String, StaticFile> files = new HashMap<>();

  /** Reads every jar of the class path; takes some 100 ms. */
  static Libraries onClassPath() {
    Libraries libraries = new Libraries();
    for (String entry : List.of(System.getProperty("java.class.path", "").split(File.pathSeparator))) {
      if (entry.endsWith(".jar") && (entry.contains("webjars") || entry.contains("mvnpm"))) {
        libraries.read(new File(entry));
      }
    }
    return libraries;
  }

  /** Bare module names to paths on this server, in order of name. */
  Map<String, String> imports() {
    return imports;
  }

  /** A module of a library, by its path below {@code /lib/}. */
  Optional<StaticFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  private void read(File file) {
    try (JarFile jar = new JarFile(file)) {
      JarEntry map = jar.getJarEntry("META-INF/importmap.json");
      if (map != null) {
        mvnpm(jar, map);
        return;
      }
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        Matcher matcher = WEBJAR.matcher(entry.getName());
        if (matcher.matches()) {
          webjar(jar, entry, matcher.group(1) + "/" + matcher.group(2) + "/");
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void webjar(JarFile jar, JarEntry description, String place) throws IOException {
    JsonObject json = new JsonObject(new String(bytes(jar, description), java.nio.charset.StandardCharsets.UTF_8));
    String module = module(json);
    add(jar, "META-INF/resources/webjars/" + place, module, place);
    imports.put(json.getString("name"), "/lib/" + place + module);
    // A module that is split over several files names them relatively; they lie beside it.
    siblings(jar, "META-INF/resources/webjars/" + place, module, place);
  }

  private static String module(JsonObject description) {
    String module = description.getString("module");
    if (module == null && description.getValue("exports") instanceof JsonObject exports) {
      Object found = exports.getValue(".") instanceof JsonObject dot ? dot.getValue("import") : exports.getValue("import");
      module = found instanceof String text ? text : null;
    }
    if (module == null) {
      module = description.getString("main", "index.js");
    }
    return module.startsWith("./") ? module.substring(2) : module;
  }

  private void mvnpm(JarFile jar, JarEntry map) throws IOException {
    JsonObject json = new JsonObject(new String(bytes(jar, map), java.nio.charset.StandardCharsets.UTF_8));
    for (Map.Entry<String, Object> entry : json.getJsonObject("imports")) {
      Matcher matcher = MVNPM.matcher((String) entry.getValue());
      if (!entry.getKey().endsWith("/") && matcher.matches()) {
        String place = matcher.group(1) + "/" + matcher.group(2) + "/";
        add(jar, "META-INF/resources/_static/" + place, matcher.group(3), place);
        siblings(jar, "META-INF/resources/_static/" + place, matcher.group(3), place);
        imports.put(entry.getKey(), "/lib/" + place + matcher.group(3));
      }
    }
  }

  private void siblings(JarFile jar, String root, String module, String place) throws IOException {
    String folder = module.contains("/") ? module.substring(0, module.lastIndexOf('/') + 1) : "";
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
      String name = entries.nextElement().getName();
      if (!folder.isEmpty() && name.startsWith(root + folder) && name.endsWith(".js")) {
        add(jar, root, name.substring(root.length()), place);
      }
    }
  }

  private void add(JarFile jar, String root, String module, String place) throws IOException {
    @Nullable JarEntry entry = jar.getJarEntry(root + module);
    Optional<String> type = StaticFile.type(module);
    if (entry != null && type.isPresent() && Webroot.safe(place + module)) {
      files.putIfAbsent(place + module, StaticFile.of(type.get(), bytes(jar, entry)));
    }
  }

  private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream stream = jar.getInputStream(entry)) {
      return stream.readAllBytes();
    }
  }
}
