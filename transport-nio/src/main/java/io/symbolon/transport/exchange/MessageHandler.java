package io.symbolon.transport.exchange;

/** Takes the messages of one subscription, one after the other. */
@FunctionalInterface
public interface MessageHandler {
    /**
     * Does with {@code message} what the application does with it. When it returns, the message has been handled, and its
     * sender has a receipt if it asked for one by the application. When it throws, there is none (MSG-013), and the failure
     * is reported.
     */
    void handle(ReceivedMessage message) throws Exception;
}
