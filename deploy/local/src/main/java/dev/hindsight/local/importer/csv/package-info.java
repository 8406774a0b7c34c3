/** Reads rows of shop traffic and product data out of CSV files, one line at a time. */
@NullMarked
package dev.hindsight.local.importer.csv;

import org.jspecify.annotations.NullMarked;
