package io.symbolon.tck.simulation.scenario;

/** Who watches a simulation from outside. What it does decides nothing. */
public interface Audience {
    /** Nobody. */
    Audience NOBODY = new Audience() {
        @Override
        public void hear(String news) {}

        @Override
        public void see(String step) {}

        @Override
        public boolean wantsToSee() {
            return false;
        }
    };

    /** How far the simulation has come, now and then. */
    void hear(String news);

    /** A step, as a line of the trace. */
    void see(String step);

    /** Whether every step is to be shown. */
    boolean wantsToSee();
}
