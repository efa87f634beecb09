/**
 * Puts the app image together; run by {@code mvn -Pdist package} straight from source, on the JDK 25 that the build found. It is no part
 * of the program.
 */
package org.grokscope.dist;
