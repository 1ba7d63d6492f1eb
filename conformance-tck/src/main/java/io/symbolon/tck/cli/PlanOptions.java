package io.symbolon.tck.cli;

import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Level;
import io.symbolon.tck.suite.Plan;
import io.symbolon.tck.suite.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which cases a run plans, and which of them it leaves out. */
final class PlanOptions {
    private static final Pattern SHARD = Pattern.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})");

    @Parameters(
            paramLabel = "SELECTOR",
            description = "A chapter (token), rule (TOK-025), case (TOK-N-2501), pattern of cases (TOK-N-*), flag"
                    + " (@Replay) or level (L0: functions, L1: nodes). None: everything.")
    private List<String> selectors = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "SELECTOR",
            description = "Leave these cases out. They stay planned: a run that leaves out anything is incomplete."
                    + " May be given more than once.")
    private List<String> exclusions = new ArrayList<>();

    @Option(
            names = "--failed-last",
            description =
                    "Only the cases that did not pass in the report.json of the last run, in the folder of --out.")
    private boolean failedLast;

    @Option(
            names = "--shard",
            paramLabel = "K/N",
            description =
                    "Only part K of the plan divided into N, such as 2/8; 'merge' joins the reports of all parts.")
    private String shard;

    /**
     * The plan; the twins are with it.
     *
     * @param all every case of the kit
     * @param selected by {@link #selected}
     */
    Plan plan(Selection all, List<String> selected) {
        Plan plan = Plan.of(all.plan(selected));
        if (!exclusions.isEmpty()) {
            plan = plan.without(all.select(exclusions));
        }
        return shard == null ? plan : part(plan);
    }

    /**
     * What selects: the selectors as they were given, or the ids of those of their cases that failed last.
     *
     * @param out the folder of the last report
     * @throws UsageError if there is no such report, or nothing is left to plan
     */
    List<String> selected(Selection all, Path out) {
        selectors.stream().filter(PlanOptions::isOfAProbe).findFirst().ifPresent(check -> {
            throw new UsageError("'" + check
                    + "' is for a node that runs, without a driver: ./symbolon probe udp://HOST:PORT " + check);
        });
        if (!failedLast) {
            return selectors;
        }
        Set<Case> failed = new LinkedHashSet<>(all.select(selectors));
        failed.retainAll(all.select(LastReport.notPassed(out)));
        if (failed.isEmpty()) {
            throw new UsageError("--failed-last: every selected case passed in the last run");
        }
        return failed.stream().map(Case::id).toList();
    }

    private static boolean isOfAProbe(String selector) {
        return selector.equals(Level.L2.name()) || selector.contains("-" + Level.L2 + "-");
    }

    private Plan part(Plan plan) {
        Matcher numbers = SHARD.matcher(shard);
        if (!numbers.matches() || Integer.parseInt(numbers.group(1)) > Integer.parseInt(numbers.group(2))) {
            throw new UsageError("--shard: expected a part and a number of parts like 2/8, not '" + shard + "'");
        }
        return plan.shard(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }
}
