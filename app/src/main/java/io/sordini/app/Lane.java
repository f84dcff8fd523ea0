package io.sordini.app;

import io.sordini.schemas.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands records to a second thread, in order and in batches; the order of what comes out is that of what went in. */
final class Lane {

    private static final int BATCH = 256;
    private static final int BATCHES = 16;
    private static final List<SourceRecord> END = List.of();

    private final BlockingQueue<List<SourceRecord>> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Consumer<SourceRecord> work;
    private final Thread thread = new Thread(this::run, "replay-audit");
    private List<SourceRecord> batch = new ArrayList<>(BATCH);
    private volatile @Nullable RuntimeException fault;

    Lane(Consumer<SourceRecord> work) {
        this.work = work;
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits while the second thread is many batches behind. */
    void add(SourceRecord record) {
        batch.add(record);
        if (batch.size() == BATCH) {
            pass(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** Waits until everything is done, and throws what the work threw. */
    void finish() {
        if (!batch.isEmpty()) {
            pass(batch);
        }
        pass(END);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (fault != null) {
            throw fault;
        }
    }

    private void pass(List<SourceRecord> records) {
        try {
            queue.put(records);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Failure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Failure("interrupted before the end: run it again", e);
    }

    private void run() {
        try {
            for (List<SourceRecord> next = queue.take(); !next.isEmpty(); next = queue.take()) {
                if (fault == null) {
                    work(next);
                }
            }
        } catch (InterruptedException e) {
            fault = interrupted(e);
        }
    }

    private void work(List<SourceRecord> records) {
        try {
            records.forEach(work);
        } catch (RuntimeException e) {
            fault = e;
        }
    }
}
