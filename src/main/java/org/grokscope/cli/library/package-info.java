/**
 * Commands on the run library: list, show, delete, restore, vacuum.
 */
package org.grokscope.cli.library;
