/**
 * Who calls a service, and what everybody has to show first. What belongs to whom is said by those
 * who know it: deciders of commands, and views of reads.
 */
@NullMarked
package dev.hindsight.service.access;

import org.jspecify.annotations.NullMarked;
