/** What a run tells: its progress, its closing table, its closing line of JSON. */
@NullMarked
package dev.hindsight.local.importer.report;

import org.jspecify.annotations.NullMarked;
