/**
 * Pictures and films as files, from pixels: PNG, GIF, and MP4 with H.264.
 *
 * <p>Knows nothing of runs, plots or windows. The blocks of H.264 are coded by JCodec; which blocks are, and everything else, is
 * done here.
 */
package org.grokscope.media;
