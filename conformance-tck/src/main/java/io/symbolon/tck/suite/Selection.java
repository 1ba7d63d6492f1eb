package io.symbolon.tck.suite;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.driver.KitFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds cases by selectors. A selector is a chapter ({@code token}), a rule ({@code TOK-025}), a case ({@code TOK-N-0003}),
 * a pattern over case ids with {@code *} and {@code ?} ({@code TOK-N-*}), a flag ({@code @Replay}), or a level
 * ({@code L0}: pure functions, {@code L1}: nodes in virtual time, {@code L2}: checks of a probe).
 */
public final class Selection {
    private final Map<String, Case> byId = new LinkedHashMap<>();

    /** @throws KitFault if two cases have one id, or a twin is missing, refuses itself or is its own */
    public Selection(List<Case> cases) {
        for (Case one : cases) {
            if (byId.put(one.id(), one) != null) {
                throw new KitFault("two cases have the id " + one.id());
            }
        }
        for (Case one : cases) {
            one.twin().ifPresent(twin -> requireTwin(one, twin));
        }
    }

    private void requireTwin(Case one, String twin) {
        Case accepting = byId.get(twin);
        if (accepting == null || accepting.twin().isPresent()) {
            throw new KitFault("the twin of " + one.id() + " is no accepting case: " + twin);
        }
    }

    /** The cases that the selectors name, all for no selector, in the order of the suites. */
    public List<Case> select(List<String> selectors) {
        Set<Case> named = new LinkedHashSet<>();
        for (String selector : selectors) {
            Predicate<Case> selected = predicate(selector);
            List<Case> found = byId.values().stream().filter(selected).toList();
            if (found.isEmpty()) {
                throw new UnknownSelector("no case is selected by '" + selector + "'", List.of());
            }
            named.addAll(found);
        }
        return byId.values().stream()
                .filter(one -> selectors.isEmpty() || named.contains(one))
                .toList();
    }

    /** As {@link #select}, with the twins that the selected cases need. */
    public List<Case> plan(List<String> selectors) {
        Set<Case> plan = new LinkedHashSet<>(select(selectors));
        for (Case one : List.copyOf(plan)) {
            one.twin().ifPresent(twin -> plan.add(byId.get(twin)));
        }
        return byId.values().stream().filter(plan::contains).toList();
    }

    /** The cases that an id or a pattern over ids names; none is no mistake. */
    public List<Case> matching(String idOrPattern) {
        Pattern pattern = pattern(idOrPattern);
        return byId.values().stream()
                .filter(one -> pattern.matcher(one.id()).matches())
                .toList();
    }

    /** The case with this id. */
    public Optional<Case> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The cases that name {@code rule}. */
    public List<Case> naming(Rule rule) {
        return byId.values().stream().filter(one -> one.rules().contains(rule)).toList();
    }

    /** Every word that selects something, patterns aside: chapters, rules, cases, flags, levels. */
    public List<String> words() {
        Set<String> words = new LinkedHashSet<>();
        for (Case one : byId.values()) {
            words.add(name(one.chapter()));
            one.rules().forEach(rule -> words.add(rule.id()));
            words.add(one.id());
            one.flags().stream().sorted().forEach(flag -> words.add("@" + flag));
            words.add(one.level().name());
        }
        return new ArrayList<>(words);
    }

    /** The name of a chapter as a selector and in reports. */
    public static String name(Chapter chapter) {
        return chapter.name().toLowerCase(Locale.ROOT);
    }

    private Predicate<Case> predicate(String selector) {
        if (selector.indexOf('*') >= 0 || selector.indexOf('?') >= 0) {
            Pattern pattern = pattern(selector);
            return one -> pattern.matcher(one.id()).matches();
        }
        if (words().contains(selector)) {
            return one -> one.id().equals(selector)
                    || name(one.chapter()).equals(selector)
                    || one.rules().stream().anyMatch(rule -> rule.id().equals(selector))
                    || one.level().name().equals(selector)
                    || selector.startsWith("@") && one.flags().contains(selector.substring(1));
        }
        if (Rules.byId(selector).isPresent()) {
            throw new UnknownSelector("no case names the rule " + selector, List.of());
        }
        throw new UnknownSelector(
                "'" + selector + "' is no chapter, rule, case, flag or level", Nearest.to(selector, words()));
    }

    private static Pattern pattern(String selector) {
        StringBuilder regex = new StringBuilder();
        for (char c : selector.toCharArray()) {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
