/** Spark MLlib for the benchmarks: a program of its own, with libraries of its own. */
package dev.baito.benchmark.spark;
