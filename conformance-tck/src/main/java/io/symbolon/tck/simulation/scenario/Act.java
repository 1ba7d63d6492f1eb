package io.symbolon.tck.simulation.scenario;

import io.symbolon.tck.simulation.Link;
import java.util.List;

/** What happens in one network, from its beginning to its end. */
interface Act {
    /** How datagrams travel. */
    Link link();

    /** What the curve is to show, at most 3 shares. */
    List<String> shares();

    /** Lets it happen, and says which goals were reached. */
    void play(Stage stage);
}
