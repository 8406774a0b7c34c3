/** Between records and tables: columns, set-based statements, one place that names tables. */
@NullMarked
package dev.hindsight.kit.table;

import org.jspecify.annotations.NullMarked;
