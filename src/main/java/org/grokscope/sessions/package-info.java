/**
 * Start, record, resume, branch, reopen and compare: one policy, used by the window and by the command line. No JavaFX.
 */
package org.grokscope.sessions;
