/**
 * Films (MP4, GIF) and pictures (PNG) as files, from pixels. No JavaFX.
 */
package org.grokscope.media;
