/**
 * Films (MP4, GIF) and pictures (PNG) as files, from pixels. Knows no run and no JavaFX.
 */
package org.grokscope.media;
