/**
 * What a run leaves behind to be judged: what clients asked and were answered, the log, the topic,
 * the tables of the read services, the mails.
 */
@NullMarked
package dev.hindsight.torture.evidence;

import org.jspecify.annotations.NullMarked;
