/**
 * The MXNet back end: native set-up before the library loads, and matrix operations by direct calls of its operators through DJL.
 */
package org.grokscope.engine.mxnet;
