/**
 * A run as one web page that replays it: HTML, style sheet, script and data in one file, which needs no network and no installation.
 *
 * <p>Everything that is said or forecast on the page is computed here, by the code that the window uses, for each step that the page can show;
 * {@code page.js} and its siblings among the resources only draw it.
 */
package org.grokscope.web;
