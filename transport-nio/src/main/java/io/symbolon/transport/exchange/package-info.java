/**
 * What an application says and hears when it publishes and subscribes: values without threads or sockets.
 *
 * <pre>
 * Subject         = what messages are about: parts, known to others by their hash
 * Exchange        = between whom: kind of exchange and audience
 * PublishOptions  = how messages are sent: acknowledgement, time to live, ...
 * SubscribeOptions = how messages are received: threshold, executor, ...
 * SubjectPolicy   = who may take part in one subject
 * Party           = an identity on a node that takes part
 * ReceivedMessage = what a MessageHandler is given
 * Delivery        = what became of a message, party by party
 * </pre>
 */
package io.symbolon.transport.exchange;
