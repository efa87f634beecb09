/**
 * Files: runs as JSON, CSV and TensorBoard events, bundles, checkpoints, crash reports. Reads strictly, writes atomically. Does not
 * train and knows no JavaFX.
 */
package org.grokscope.storage.format;
