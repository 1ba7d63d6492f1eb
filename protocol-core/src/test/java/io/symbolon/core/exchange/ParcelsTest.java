package io.symbolon.core.exchange;

import static io.symbolon.core.exchange.PairScene.RECEIVER;
import static io.symbolon.core.exchange.PairScene.SENDER;
import static io.symbolon.core.exchange.PairScene.byReceiver;
import static io.symbolon.core.exchange.PairScene.bySender;
import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.spec.MessageRule.PARCEL_OPENS;
import static io.symbolon.spec.MessageRule.PARTS_WITHIN_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.TakenBy;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ParcelsTest {
    private final PairKeys keys = bySender(SENDER, RECEIVER).value();
    private final PairKeys theirs = byReceiver(SENDER, RECEIVER).value();

    private static Message.Parcel parcel(int part, int parts, int sealedOctets) {
        return new Message.Parcel(Bytes.zeros(8), Bytes.zeros(8), 1, part, parts, Bytes.zeros(sealedOctets));
    }

    @Nested
    class MSG_001_keys_of_a_pair {
        @Test
        void a_part_is_sealed_by_the_formula() {
            Bytes text = Bytes.zeros(1030);
            Message.Parcel second = Parcels.seal(keys, 5, text).get(1);
            Bytes names = Bytes.concat(
                    second.sender(),
                    second.receiver(),
                    Bytes.ofHex("0000000000000005"),
                    Bytes.ofHex("00000001"),
                    Bytes.ofHex("00000002"));
            Bytes nonce = Bytes.ofHex("000000000000000000000001");
            assertThat(second.sealed()).isEqualTo(SUITE.seal(keys.messageKey(5), nonce, names, Bytes.zeros(6)));
            assertThat(second.sender()).isEqualTo(PairScene.interest(SENDER).shortName());
            assertThat(second.receiver()).isEqualTo(PairScene.interest(RECEIVER).shortName());
        }

        @Test
        void a_receipt_has_the_tag_of_the_formula() {
            Message.Receipt receipt = Receipts.make(theirs, 5, TakenBy.APPLICATION);
            Bytes names = Bytes.concat(
                    receipt.sender(), receipt.receiver(), Bytes.ofHex("0000000000000005"), Bytes.ofHex("00000002"));
            Bytes nonce = Bytes.ofHex("000000000000000000000002");
            assertThat(receipt.tag()).isEqualTo(SUITE.seal(keys.receiptKey(5), nonce, names, Bytes.EMPTY));
        }
    }

    @Nested
    class MSG_002_messages_are_cut {
        @Test
        void parts_have_1024_octets_and_the_last_1_to_1024() {
            assertThat(sizes(1)).containsExactly(1);
            assertThat(sizes(1024)).containsExactly(1024);
            assertThat(sizes(1025)).containsExactly(1024, 1);
            assertThat(sizes(65_536)).hasSize(64).containsOnly(1024);
        }

        @Test
        void nothing_and_more_than_64_parts_are_a_mistake_of_the_caller() {
            assertThatIllegalArgumentException().isThrownBy(() -> Parcels.seal(keys, 1, Bytes.EMPTY));
            assertThatIllegalArgumentException().isThrownBy(() -> Parcels.seal(keys, 1, Bytes.zeros(65_537)));
        }

        @Test
        void the_same_message_gives_the_same_octets() {
            Bytes text = Bytes.zeros(3000);
            assertThat(Parcels.seal(keys, 9, text)).isEqualTo(Parcels.seal(keys, 9, text));
        }

        private List<Integer> sizes(int octets) {
            return Parcels.seal(keys, 1, Bytes.zeros(octets)).stream()
                    .map(parcel -> parcel.sealed().length() - 16)
                    .toList();
        }
    }

    @Nested
    class MSG_005_parts_within_limit {
        @Test
        void there_are_1_to_64_parts() {
            assertThat(Parcels.broken(parcel(0, 1, 1040))).isEmpty();
            assertThat(Parcels.broken(parcel(63, 64, 1040))).isEmpty();
            assertThat(Parcels.broken(parcel(0, 0, 1040))).contains(PARTS_WITHIN_LIMIT);
            assertThat(Parcels.broken(parcel(0, 65, 1040))).contains(PARTS_WITHIN_LIMIT);
            assertThat(Parcels.broken(parcel(0, -1, 1040))).contains(PARTS_WITHIN_LIMIT); // 2^32 - 1
        }

        @Test
        void this_one_is_one_of_them() {
            assertThat(Parcels.broken(parcel(1, 2, 1040))).isEmpty();
            assertThat(Parcels.broken(parcel(2, 2, 1040))).contains(PARTS_WITHIN_LIMIT);
            assertThat(Parcels.broken(parcel(-1, 2, 1040))).contains(PARTS_WITHIN_LIMIT); // 2^32 - 1
        }

        @Test
        void a_part_is_whole_but_for_the_last() {
            assertThat(Parcels.broken(parcel(0, 2, 1040))).isEmpty();
            assertThat(Parcels.broken(parcel(0, 2, 1039))).contains(PARTS_WITHIN_LIMIT);
            assertThat(Parcels.broken(parcel(0, 2, 1041))).contains(PARTS_WITHIN_LIMIT);
            assertThat(Parcels.broken(parcel(1, 2, 17))).isEmpty();
            assertThat(Parcels.broken(parcel(1, 2, 16))).contains(PARTS_WITHIN_LIMIT);
            assertThat(Parcels.broken(parcel(1, 2, 0))).contains(PARTS_WITHIN_LIMIT);
            assertThat(Parcels.broken(parcel(1, 2, 1041))).contains(PARTS_WITHIN_LIMIT);
        }
    }

    @Nested
    class MSG_007_parcel_opens {
        private final Message.Parcel honest =
                Parcels.seal(keys, 5, Bytes.zeros(1030)).get(1);

        @Test
        void opens_for_the_receiver() {
            assertThat(assertAccepted(Parcels.open(theirs, honest))).isEqualTo(Bytes.zeros(6));
        }

        @Test
        void opens_under_no_other_number_part_count_or_pair() {
            assertRefused(PARCEL_OPENS, Parcels.open(theirs, changed(6, 1, 2, honest.sealed())));
            assertRefused(PARCEL_OPENS, Parcels.open(theirs, changed(5, 0, 2, honest.sealed())));
            assertRefused(PARCEL_OPENS, Parcels.open(theirs, changed(5, 1, 3, honest.sealed())));
            PairKeys other = byReceiver(SENDER.issuedAt(1), RECEIVER).value();
            assertRefused(PARCEL_OPENS, Parcels.open(other, honest));
        }

        @Test
        void a_changed_octet_is_found() {
            for (int at = 0; at < honest.sealed().length(); at++) {
                byte[] octets = honest.sealed().toArray();
                octets[at] ^= 1;
                assertRefused(PARCEL_OPENS, Parcels.open(theirs, changed(5, 1, 2, Bytes.wrap(octets))));
            }
        }

        private Message.Parcel changed(long number, int part, int parts, Bytes sealed) {
            return new Message.Parcel(honest.sender(), honest.receiver(), number, part, parts, sealed);
        }
    }

    @Nested
    class MSG_014_receipt_is_for_a_message {
        @Test
        void only_the_receipt_of_this_number_and_taker_is_genuine() {
            Message.Receipt receipt = Receipts.make(theirs, 5, TakenBy.NODE);
            assertThat(Receipts.isGenuine(keys, receipt)).isTrue();
            assertThat(Receipts.isGenuine(keys, changed(receipt, 6, TakenBy.NODE)))
                    .isFalse();
            assertThat(Receipts.isGenuine(keys, changed(receipt, 5, TakenBy.APPLICATION)))
                    .isFalse();
            PairKeys other = byReceiver(SENDER.issuedAt(1), RECEIVER).value();
            assertThat(Receipts.isGenuine(other, receipt)).isFalse();
        }

        private Message.Receipt changed(Message.Receipt receipt, long number, TakenBy by) {
            return new Message.Receipt(receipt.sender(), receipt.receiver(), number, by, receipt.tag());
        }
    }
}
