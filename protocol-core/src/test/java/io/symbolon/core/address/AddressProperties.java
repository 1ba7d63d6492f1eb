package io.symbolon.core.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class AddressProperties {
    @Property(tries = 2000, seed = "5952")
    void what_is_written_is_read_again(
            @ForAll("addresses") IpAddress address, @ForAll @IntRange(min = 1, max = 65_535) int port) {
        Endpoint endpoint = new Endpoint(address, port);

        assertThat(IpAddress.parse(address.toString())).contains(address);
        assertThat(Endpoint.parse(endpoint.toString())).contains(endpoint);
    }

    @Property(tries = 2000, seed = "4291")
    void the_jdk_reads_the_same_octets(@ForAll("addresses") IpAddress address) throws UnknownHostException {
        byte[] read = InetAddress.getByName(address.toString()).getAddress();

        assertThat(Bytes.wrap(read)).isEqualTo(address.octets());
    }

    @Property(tries = 5000, seed = "1020")
    void what_is_read_is_written_again(
            @ForAll @StringLength(max = 12) @CharRange(from = '0', to = '3') @Chars({':', '.', 'a', '[', ']'})
                    String text) {
        Optional<IpAddress> address = IpAddress.parse(text);
        Optional<Endpoint> endpoint = Endpoint.parse(text);

        assertThat(address.map(IpAddress::toString).orElse(text)).isEqualTo(text);
        assertThat(endpoint.map(Endpoint::toString).orElse(text)).isEqualTo(text);
    }

    /** Groups are zero half the time, so that runs of zeros are frequent; mapped addresses have no text. */
    @Provide
    Arbitrary<IpAddress> addresses() {
        Arbitrary<Bytes> group = Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.just(0)),
                        Tuple.of(1, Arbitraries.integers().between(0, 0xffff)))
                .map(value -> Bytes.ofBigEndian(value, 2));
        return Arbitraries.of(2, 8)
                .flatMap(groups -> group.list().ofSize(groups))
                .map(groups -> new IpAddress(Bytes.concat(groups.toArray(Bytes[]::new))))
                .filter(address -> !address.isMapped());
    }
}
