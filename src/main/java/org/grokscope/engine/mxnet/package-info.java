/**
 * The MXNet back end: matrix operations by direct calls of its operators, on arrays that DJL manages. With {@code engine.pytorch} the
 * only package that names DJL.
 */
package org.grokscope.engine.mxnet;
