/**
 * Commands on the run library: list, show, delete, restore, vacuum, import.
 */
package org.grokscope.cli.library;
