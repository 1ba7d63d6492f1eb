package io.symbolon.tck.simulation;

import java.util.Arrays;

/**
 * When each node wants to be woken, one time a node: a binary heap by time and number that knows the place of each node, so
 * that a time can be changed in a few steps.
 */
final class WakeUps {
    private static final int NOWHERE = -1;

    private int[] heap = new int[16];
    private int[] places = new int[0];
    private long[] times = new long[0];
    private int size;

    /** Sets the one time of node {@code number}; {@link EventQueue#NEVER} for none. */
    void set(int number, long atMillis) {
        makeRoomFor(number);
        int place = places[number];
        times[number] = atMillis;
        if (atMillis == EventQueue.NEVER) {
            if (place != NOWHERE) remove(place);
        } else if (place == NOWHERE) {
            put(number, size++);
            rise(size - 1);
        } else {
            sink(place);
            rise(places[number]);
        }
    }

    /** The earliest time; {@link EventQueue#NEVER} if nobody wants to be woken. */
    long earliestMillis() {
        return size == 0 ? EventQueue.NEVER : times[heap[0]];
    }

    /** Whom to wake first. */
    int earliest() {
        return heap[0];
    }

    private void makeRoomFor(int number) {
        if (number >= places.length) {
            int before = places.length;
            int room = Math.max(2 * before, number + 16);
            places = Arrays.copyOf(places, room);
            times = Arrays.copyOf(times, room);
            Arrays.fill(places, before, room, NOWHERE);
        }
        if (size == heap.length) heap = Arrays.copyOf(heap, 2 * size);
    }

    private void remove(int place) {
        places[heap[place]] = NOWHERE;
        size--;
        if (place == size) return;
        int moved = heap[size];
        put(moved, place);
        sink(place);
        rise(places[moved]);
    }

    private void rise(int from) {
        int number = heap[from];
        int place = from;
        while (place > 0 && isBefore(number, heap[(place - 1) / 2])) {
            put(heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        put(number, place);
    }

    private void sink(int from) {
        int number = heap[from];
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) child++;
            if (!isBefore(heap[child], number)) break;
            put(heap[child], place);
            place = child;
        }
        put(number, place);
    }

    private boolean isBefore(int one, int other) {
        return times[one] < times[other] || times[one] == times[other] && one < other;
    }

    private void put(int number, int place) {
        heap[place] = number;
        places[number] = place;
    }
}
