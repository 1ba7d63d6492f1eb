/**
 * How long things take, each beside the primitives that it is made of and measured in the same run, so that a ratio can be
 * quoted instead of a number that holds for one machine.
 *
 * <pre>
 * HandshakeBenchmark        both sides of a handshake       signatures, key checks, agreements
 * TokenValidationBenchmark  one node token                  verification, key check
 * SealOpenBenchmark         one frame                       ChaCha20-Poly1305
 * FrameDecodeBenchmark      one datagram                    parsing without judging
 * PrimitivesBenchmark                                       each primitive by itself
 * </pre>
 */
package io.symbolon.benchmarks;
