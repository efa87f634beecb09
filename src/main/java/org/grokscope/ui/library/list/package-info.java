/** The list of the library: runs in rows, grouped, with their curves drawn small. It shows what it is given, and changes nothing. */
package org.grokscope.ui.library.list;
