/**
 * Fault drills: faults that are caused on purpose, and a table of what survives them, printed by {@code mvn -Pfaults}. Fast drills are
 * unit tests of the packages concerned, too; those here take long, kill processes or fill disks. Not part of the product.
 */
package org.grokscope.faults;
