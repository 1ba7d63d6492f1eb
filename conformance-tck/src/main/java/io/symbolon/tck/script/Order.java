package io.symbolon.tck.script;

/** Which of the two fingerprints is the lower one; every script is played with both (HSK-010). */
enum Order {
    PEER_IS_LOW("the peer is low"),
    PEER_IS_HIGH("the peer is high");

    private final String words;

    Order(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
