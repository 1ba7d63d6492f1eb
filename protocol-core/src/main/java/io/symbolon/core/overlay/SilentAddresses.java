package io.symbolon.core.overlay;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.token.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who is left alone for a while, longer each time: addresses that did not answer, hosts of which two addresses did not,
 * and nodes that answered and did not join (OVL-017).
 */
final class SilentAddresses {
    private static final int BOUND = 1024;
    private static final long FIRST_MILLIS = 30_000;
    private static final long LONGEST_MILLIS = 600_000;
    private static final int PORTS_OF_A_HOST = 2;

    private final Silences<Endpoint> addresses = new Silences<>();
    private final Silences<Fingerprint> nodes = new Silences<>();
    private final Silences<IpAddress> hosts = new Silences<>();
    /** The first ports of each host that did not answer. */
    private final Map<IpAddress, TreeSet<Integer>> ports = new LinkedHashMap<>();

    /** The one that was added last stands at the end. */
    private static final class Silences<K> {
        private final Map<K, Silence> all = new LinkedHashMap<>();

        private record Silence(long endMillis, long lastedMillis) {}

        void add(K key, long nowMillis) {
            Silence before = all.remove(key);
            long lasts = before == null ? FIRST_MILLIS : Math.min(2 * before.lastedMillis(), LONGEST_MILLIS);
            all.put(key, new Silence(nowMillis + lasts, lasts));
            if (all.size() > BOUND) all.remove(all.keySet().iterator().next());
        }

        boolean lasts(K key, long nowMillis) {
            Silence silence = all.get(key);
            return silence != null && nowMillis < silence.endMillis();
        }
    }

    void add(Fingerprint node, Endpoint address, ContactEnd end, long nowMillis) {
        if (end == ContactEnd.ACCEPTED) {
            nodes.add(node, nowMillis);
            return;
        }
        addresses.add(address, nowMillis);
        if (isSecondPort(address)) hosts.add(address.address(), nowMillis);
    }

    boolean isSilent(Fingerprint node, Endpoint address, long nowMillis) {
        return addresses.lasts(address, nowMillis)
                || hosts.lasts(address.address(), nowMillis)
                || nodes.lasts(node, nowMillis);
    }

    void remove(Fingerprint node, Endpoint address) {
        nodes.all.remove(node);
        addresses.all.remove(address);
        hosts.all.remove(address.address());
        ports.remove(address.address());
    }

    /** Whether another port of this host was silent before: a named victim is spared on all of them. */
    private boolean isSecondPort(Endpoint address) {
        if (address.address().isLoopback()) return false;
        TreeSet<Integer> silent = ports.computeIfAbsent(address.address(), host -> new TreeSet<>());
        if (silent.size() < PORTS_OF_A_HOST) silent.add(address.port());
        if (ports.size() > BOUND) ports.remove(ports.keySet().iterator().next());
        return silent.size() >= PORTS_OF_A_HOST;
    }
}
