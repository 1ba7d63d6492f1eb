package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Terminals that chat: nodes that publish what is typed, and print what they receive. */
@Timeout(120)
class NodeChatTest {
    @Test
    void two_terminals_chat_through_a_third_node() throws Exception {
        try (Running third = Running.node("--allow", "any");
                Running alice = chatting(third, "--publish", "chat/alice", "--subscribe", "chat/bob");
                Running bob = chatting(third, "--publish", "chat/bob", "--subscribe", "chat/alice")) {
            alice.screen().await("matched   chat/alice: receiver");
            alice.type("hello");
            bob.screen().await("message   chat/alice from [0-9a-f]{8}: hello\\R");
            bob.type("hello yourself \u001b[2J");
            alice.screen().await("message   chat/bob from [0-9a-f]{8}: hello yourself \\\\u\\{1b}\\[2J\\R");
            bob.screen().await("delivered line 1 of chat/bob to [0-9a-f]{8}\\R");

            assertThat(alice.end()).as("%s", alice.screen()).isZero();
            assertThat(bob.end()).as("%s", bob.screen()).isZero();
            assertThat(third.end()).as("%s", third.screen()).isZero();
            assertThat("" + alice.screen()).containsPattern("delivered line 1 of chat/alice to [0-9a-f]{8}\\R");
            assertThat("" + third.screen()).doesNotContain("hello", "matched");
        }
    }

    @Test
    void a_line_that_is_too_large_is_said_and_ends_in_exit_code_1() throws Exception {
        try (Running node = Running.node("--allow", "any", "--publish", "chat")) {
            node.type("a".repeat(65_001));

            assertThat(node.end()).isEqualTo(1);
            assertThat("" + node.screen())
                    .contains("failed    line 1 of chat: message to chat of 65001 octets: MSG-022");
        }
    }

    private static Running chatting(Running third, String... options) throws Exception {
        String[] all = new String[options.length + 4];
        System.arraycopy(options, 0, all, 0, options.length);
        System.arraycopy(new String[] {"--allow", "any", "--join", third.address()}, 0, all, options.length, 4);
        return Running.node(all);
    }
}
