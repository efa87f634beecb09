/**
 * The PyTorch back end, for machines where MXNet does not exist. With {@code engine.mxnet} the only package that names DJL.
 */
package org.grokscope.engine.pytorch;
