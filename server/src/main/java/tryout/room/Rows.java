package tryout.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists and maps that are never changed: each of these answers a new one. */
final class Rows {
  private Rows() {}

  /** The list and one item more; the oldest go once there are more than {@code max}. */
  static <T> List<T> plus(List<T> list, T item, int max) {
    List<T> more = new ArrayList<>(Math.min(list.size() + 1, max));
    more.addAll(list.subList(Math.max(0, list.size() + 1 - max), list.size()));
    more.add(item);
    return Collections.unmodifiableList(more);
  }

  static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    Map<K, V> changed = new LinkedHashMap<>(map);
    changed.put(key, value);
    return Collections.unmodifiableMap(changed);
  }

  static <K, V> Map<K, V> without(Map<K, V> map, K key) {
    Map<K, V> changed = new LinkedHashMap<>(map);
    changed.remove(key);
    return Collections.unmodifiableMap(changed);
  }
}
