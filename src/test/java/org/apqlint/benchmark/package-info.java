/** What a run costs. Not part of the tests: {@code mvn -q -Dtest=GrowthBenchmark test}. */
package org.apqlint.benchmark;
