/**
 * Builds the app image. Run by {@code mvn -Pdist package} straight from source, on the JDK 25 that the build found. Not part of the
 * program: uses nothing but the JDK.
 */
package org.grokscope.dist;
