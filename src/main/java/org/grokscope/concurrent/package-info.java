/**
 * How threads are made, named and joined. Knows no other package.
 */
package org.grokscope.concurrent;
