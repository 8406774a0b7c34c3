/** What people and programs are told about the stack. */
@NullMarked
package dev.hindsight.local.report;

import org.jspecify.annotations.NullMarked;
