/**
 * What is done to the program on purpose, and what survives it: a table, made by {@code mvn -Pfaults}. What is quick is tested in the
 * rooms that it concerns as well; here is what takes long, or a process to kill, or a disk to fill.
 */
package org.grokscope.faults;
