/** The kernels by themselves, measured with JMH. */
@NullMarked
package dev.baito.benchmark.kernels;

import org.jspecify.annotations.NullMarked;
