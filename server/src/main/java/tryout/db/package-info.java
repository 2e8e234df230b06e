/** PostgreSQL: embedded or given, its pool, its migrations, its durability settings. */
@NullMarked
package tryout.db;

import org.jspecify.annotations.NullMarked;
