package io.symbolon.tck.learn;

/** A subject seen through the inputs of one table of chapter states. */
interface View extends Sul, AutoCloseable {
    @Override
    void close();
}
