package io.sordini.app;

import io.sordini.schemas.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands records to a second thread, in order and in batches; the order of what comes out is that of what went in. */
public final class Lane {

    private static final int BATCH = 256;
    private static final int BATCHES = 16;
    private static final List<SourceRecord> END = List.of();

    private final BlockingQueue<List<SourceRecord>> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Consumer<SourceRecord> work;
    private final Thread thread;
    private List<SourceRecord> batch = new ArrayList<>(BATCH);
    private volatile @Nullable RuntimeException fault;

    /** @param name of the thread */
    public Lane(String name, Consumer<SourceRecord> work) {
        this.work = work;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits while the second thread is many batches behind, and throws what the work threw if it has ended by that. */
    public void add(SourceRecord record) {
        batch.add(record);
        if (batch.size() == BATCH) {
            pass(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** Waits until everything is done, and throws what the work threw. */
    public void finish() {
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
        if (fault != null && !records.isEmpty()) {
            throw fault;
        }
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
