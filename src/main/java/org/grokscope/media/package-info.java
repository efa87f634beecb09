/**
 * Films and pictures as files: MP4 and GIF. Pixels in, bytes out; no JavaFX.
 */
package org.grokscope.media;
