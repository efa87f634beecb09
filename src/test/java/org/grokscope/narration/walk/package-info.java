/** Many small runs of every kind, and a check of every sentence about them that reads the evaluations itself. */
package org.grokscope.narration.walk;
