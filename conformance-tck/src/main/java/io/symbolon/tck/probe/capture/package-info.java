/** Files of what a probe sent and heard: a capture that Wireshark reads, and the keys of its sessions. */
package io.symbolon.tck.probe.capture;
