/**
 * The policy for runs that are recorded, shared by the window and the command line: {@link org.grokscope.sessions.RunRecorder} records, reopens and
 * resumes; {@link org.grokscope.sessions.RunSessions} starts, branches and compares several runs on threads of their own. No JavaFX.
 */
package org.grokscope.sessions;
