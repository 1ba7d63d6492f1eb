package io.symbolon.transport;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Question;
import io.symbolon.transport.exchange.SubjectPolicy;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Takes the engine's questions to the application's policy, off the node's thread, and its decisions back. */
final class Admission implements AutoCloseable {
    /** A policy that blocks keeps at most so many threads. */
    private static final int THREADS = 4;

    /** As many as can be outstanding: 64 of joins (JON-013) and 64 of a leader (RLM-009). */
    private static final int WAITING = 128;

    private final AdmissionPolicy policy;
    private final ThreadPoolExecutor own = newExecutor();
    private final Executor executor;

    /** @param executor of the application, if it brings one */
    Admission(AdmissionPolicy policy, Optional<Executor> executor) {
        this.policy = policy;
        this.executor = executor.orElse(own);
    }

    /** Where decisions go, from any thread. */
    interface Answers {
        /** @param failure of the policy, if that is why */
        void take(Question question, Decision decision, Optional<Throwable> failure);
    }

    /** For a node whose application brings none: bounded, and without threads while nothing is asked. */
    private static ThreadPoolExecutor newExecutor() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "symbolon-policy");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * From the node's thread.
     *
     * @param subject the policy that authorizes instead of the node's own, if the question is about a party and its subject
     *     has one
     */
    void ask(Question question, Optional<SubjectPolicy> subject, Answers answers) {
        try {
            executor.execute(() -> decide(question, subject, answers));
        } catch (RejectedExecutionException busy) {
            // a policy that has no time neither admits nor denies
            answers.take(question, Decision.DEFERRED, Optional.of(busy));
        }
    }

    private void decide(Question question, Optional<SubjectPolicy> subject, Answers answers) {
        try {
            CompletionStage<Decision> stage = put(question, subject);
            if (stage == null) throw new NullPointerException("the policy gave no decision");
            stage.whenComplete((decision, failure) -> {
                if (failure != null) {
                    failed(question, failure, answers);
                } else if (decision == null) {
                    failed(question, new NullPointerException("the policy decided null"), answers);
                } else {
                    answers.take(question, decision, Optional.empty());
                }
            });
        } catch (Throwable failure) { // foreign code: whatever it is, it admits nobody
            failed(question, failure, answers);
        }
    }

    /** Interrupts what runs on our own threads; an executor of the application stays as it is. */
    @Override
    public void close() {
        own.shutdownNow();
    }

    private CompletionStage<Decision> put(Question question, Optional<SubjectPolicy> subject) throws Exception {
        switch (question.about()) {
            case AUTHENTICATE:
                return policy.authenticate(question);
            case AUTHORIZE:
                return subject.isPresent() ? subject.get().authorize(question) : policy.authorize(question);
            case RULE:
                return policy.rule(question);
            default:
                throw new IllegalArgumentException("a question about " + question.about());
        }
    }

    /** It is told to the handler of uncaught exceptions too, so that it is seen where nobody listens. */
    private void failed(Question question, Throwable failure, Answers answers) {
        if (own.isShutdown()) return; // the node is closed, and nobody is asked any more
        answers.take(question, Decision.DENIED, Optional.of(failure));
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
}
