/**
 * Threads and executors: how they are created, named and awaited. Depends on no other package.
 */
package org.grokscope.concurrent;
