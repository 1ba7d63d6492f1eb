package io.symbolon.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** [MSG-002] [MSG-008] what was cut comes together again, in any order and with parts that come twice. */
class ReassemblyProperties {
    private final PairKeys sender =
            PairScene.bySender(PairScene.SENDER, PairScene.RECEIVER).value();
    private final PairKeys receiver =
            PairScene.byReceiver(PairScene.SENDER, PairScene.RECEIVER).value();

    @Property(tries = 60, seed = "20260103")
    void parts_in_any_order_with_duplicates_are_the_message_once(
            @ForAll @IntRange(min = 1, max = 20_000) int octets, @ForAll long order) {
        Bytes content = content(octets);
        List<Message.Parcel> parcels = new ArrayList<>(Parcels.seal(sender, 3, content));
        int parts = parcels.size();
        Random random = new Random(order);
        for (int i = random.nextInt(5); i > 0; i--) parcels.add(parcels.get(random.nextInt(parts)));
        Collections.shuffle(parcels, random);

        Reassembly<String> reassembly = new Reassembly<>();
        List<Bytes> whole = new ArrayList<>();
        for (Message.Parcel parcel : parcels) {
            if (!whole.isEmpty()) break; // from here on the window says that the message was taken
            assertThat(Parcels.broken(parcel)).isEmpty();
            Bytes part = Parcels.open(receiver, parcel).value();
            Verdict<Optional<Bytes>> verdict = reassembly.add("ada", parcel, part, 0);
            verdict.match(complete -> complete.map(whole::add), rule -> Optional.empty());
        }
        assertThat(whole).containsExactly(content);
        assertThat(reassembly.size()).isZero();
    }

    private static Bytes content(int octets) {
        Bytes pattern = SeededEntropy.octets("content");
        return Bytes.concat(Collections.nCopies(octets / 32 + 1, pattern)).slice(0, octets);
    }
}
