/**
 * The PyTorch back end, for machines where MXNet does not exist.
 */
package org.grokscope.engine.pytorch;
