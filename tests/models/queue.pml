/* SPDX-FileCopyrightText: The Paipa authors */
/* SPDX-License-Identifier: Apache-2.0 */

/* The hand-over of BoundedQueue and QueueSignal (core/include/paipa/engine): a ring whose slots
 * carry turns, and two places to sleep, one for consumers, one for producers that wait for room.
 * Each step of the model is one sequentially consistent operation of the code.
 *
 * Left out: byte bounds, batches of items, yielding before sleep, and the order among producers
 * that starve. None of them makes anybody sleep for longer.
 *
 * Sizes: PRODUCERS, CONSUMERS, ITEMS (of each producer), CAPACITY (1 or 2; the ring has 2 slots).
 * What happens beside: CLOSE (the consumers' side closes at any time), STOP (the stop token is
 * triggered at any time), STUCK (the first consumer never comes back from its first item), ALIVE
 * (the producers make nothing more, but do not leave).
 *
 * Shown: nobody sleeps for ever, no item is lost or taken twice, and the bound holds.
 *
 * Mistakes that must be found, one at a time: see the places where they are used.
 */

#define SLOTS 2
#define SLEEPERS (PRODUCERS + CONSUMERS)

/* The two places to sleep. */
#define C 0 /* consumers */
#define R 1 /* producers, for room */

byte head, tail;   /* positions, counted up */
byte turn[SLOTS];  /* p: free for position p; p + 1: holds the item of p */
bool held[SLOTS];  /* whether there really is an item */
bool closed, ended, stop;
byte producers = PRODUCERS;

bool mutex[2];
byte sleepers[2];
bool pending[2];
byte waiting[SLEEPERS]; /* 0, or where it sleeps: place + 1 */

byte pushed, popped, discarded, refused, gone;

inline lock(m)
{
    atomic { !mutex[m] -> mutex[m] = true }
}

inline unlock(m) { mutex[m] = false }

/* std::condition_variable */

inline notifyOne(s)
{
    atomic {
        if
        :: waiting[0] == s + 1 -> waiting[0] = 0
        :: waiting[1] == s + 1 -> waiting[1] = 0
#if SLEEPERS > 2
        :: waiting[2] == s + 1 -> waiting[2] = 0
#endif
#if SLEEPERS > 3
        :: waiting[3] == s + 1 -> waiting[3] = 0
#endif
        :: else -> skip
        fi
    }
}

inline notifyAll(s)
{
    d_step {
        i = 0;
        do
        :: i < SLEEPERS ->
            if
            :: waiting[i] == s + 1 -> waiting[i] = 0
            :: else -> skip
            fi;
            i++
        :: else -> break
        od;
        i = 0
    }
}

/* Looks at the token, then lets go of the mutex and sleeps in one step. */
inline sleep(s)
{
    if
    :: stop -> stopped = true
    :: else ->
        atomic { waiting[me] = s + 1; mutex[s] = false };
        waiting[me] == 0;
        lock(s)
    fi
}

/* QueueSignal */

/* Sets was to false if there is somebody to notify. */
inline claimWake(s)
{
    was = true;
    if
    :: sleepers[s] == 0 -> skip
    :: else ->
        if
        :: pending[s] -> skip
        :: else ->
            d_step { was = pending[s]; pending[s] = true };
            if
            :: was -> skip
            :: else ->
#ifndef NOTIFY_WITHOUT_LOCK /* the sleeper may be between its last look and its sleep */
                lock(s);
                unlock(s);
#endif
                skip
            fi
        fi
    fi
}

inline wakeOne(s)
{
    claimWake(s);
    if
    :: was -> skip
    :: else -> notifyOne(s)
    fi
}

inline wakeAll(s)
{
    claimWake(s);
    if
    :: was -> skip
    :: else -> notifyAll(s)
    fi
}

inline announce(s)
{
    lock(s);
#ifndef ANNOUNCE_AFTER_LOOKING
    sleepers[s]++
#endif
}

inline beforeLook(s)
{
#ifndef KEEP_PENDING /* a wake-up for which nobody slept any more swallows the next one */
    pending[s] = false
#else
    skip
#endif
}

inline withdraw(s)
{
    sleepers[s]--;
#ifndef KEEP_PENDING
    pending[s] = false;
#endif
    unlock(s)
}

/* BoundedQueue */

inline afterTake(h)
{
#ifndef NO_CHAIN /* of two pushes, only the first may have woken somebody */
    if
    :: sleepers[C] > 0 ->
        if
        :: turn[h % SLOTS] == h + 1 -> wakeOne(C)
        :: else -> skip
        fi
    :: else -> skip
    fi;
#endif
#ifndef NO_WAKE_FOR_ROOM
    if
    :: sleepers[R] > 0 ->
        t = tail; /* as size(): first, so that the result is never too large */
        if
        :: head >= t -> wakeAll(R)
        :: else -> skip
        fi
    :: else -> skip
    fi
#else
    skip
#endif
}

inline take(into)
{
    taken = false;
    h = head;
    do
    :: atomic { turn[h % SLOTS] == h + 1 && head == h -> head = h + 1; taken = true }; break
    :: atomic { turn[h % SLOTS] != h + 1 || head != h ->
            if
            :: head == h -> none = true
            :: else -> h = head
            fi
        };
        if
        :: none -> none = false; break
        :: else -> skip
        fi
    od;
    if
    :: taken ->
        assert(held[h % SLOTS]);
        held[h % SLOTS] = false;
        into++;
        turn[h % SLOTS] = h + SLOTS;
        h++;
        afterTake(h)
    :: else -> skip
    fi;
    h = 0;
    t = 0
}

#define PUSHED 1
#define FULL 2
#define CLOSED 3

inline place()
{
    result = 0;
    do
    :: closed -> result = CLOSED; break
    :: else ->
        t = tail;
        if
        :: t >= head + CAPACITY -> result = FULL; break
        :: else ->
            if
            :: atomic { turn[t % SLOTS] == t && tail == t -> tail = t + 1 };
                assert(tail <= head + CAPACITY);
                assert(!held[t % SLOTS]);
                held[t % SLOTS] = true;
                turn[t % SLOTS] = t + 1;
                wakeOne(C);
                result = PUSHED;
                break
            :: atomic { turn[t % SLOTS] != t || tail != t -> t = 0 } /* again */
            fi
        fi
    od;
    t = 0
}

inline discardAll()
{
    do
    :: take(discarded);
        if
        :: taken -> skip
        :: else -> break
        fi
    od
}

inline push()
{
    place();
    if
    :: result == FULL ->
        announce(R);
#ifdef ANNOUNCE_AFTER_LOOKING
        sleepers[R]++;
#endif
        do
        :: beforeLook(R);
            place();
            if
            :: result != FULL -> break
            :: else ->
                sleep(R);
                if
                :: stopped -> break
                :: else -> skip
                fi
            fi
        od;
        withdraw(R)
    :: else -> skip
    fi;
#ifndef NO_DISCARD_AFTER_PUSH /* the closing side may have looked before this item came */
    if
    :: result == PUSHED && closed -> pushed++; result = 0; discardAll(); result = CLOSED
    :: else -> skip
    fi
#endif
}

proctype Producer(byte me)
{
    byte t, h, i, result, left = ITEMS;
    bool was, stopped, taken, none;
    do
    :: left > 0 && !stopped ->
        left--;
        push();
        if
        :: result == PUSHED -> pushed++
        :: result == CLOSED -> refused++; left = 0
        :: else -> skip
        fi
    :: else -> break
    od;
#ifndef ALIVE
    atomic { producers--; was = producers == 0 };
    if
    :: was ->
#ifdef END_WITHOUT_LOCK
        ended = true;
#else
        lock(C);
        ended = true;
        unlock(C);
#endif
#ifdef END_NOTIFIES_ONE
        notifyOne(C)
#else
        notifyAll(C)
#endif
    :: else -> skip
    fi;
#endif
    gone++
}

proctype Consumer(byte me)
{
    byte t, h, i;
    bool was, stopped, taken, none, over, ready;
    do
    :: closed -> break
    :: else ->
        over = ended; /* before looking: the last item precedes the end */
        take(popped);
        if
        :: taken ->
#ifdef STUCK
            if
            :: me == PRODUCERS -> goto stuck
            :: else -> skip
            fi
#else
            skip
#endif
        :: else ->
            if
            :: over || stopped -> break
            :: else -> skip
            fi;
            announce(C);
            ready = false;
#ifdef NO_SECOND_LOOK
            sleep(C);
#endif
            do
            :: beforeLook(C);
                h = head;
                ready = closed || ended || turn[h % SLOTS] == h + 1;
                h = 0;
                if
                :: ready -> break
                :: else ->
#ifdef ANNOUNCE_AFTER_LOOKING
                    sleepers[C]++;
                    sleep(C);
                    sleepers[C]--;
#else
                    sleep(C);
#endif
                    if
                    :: stopped -> break
                    :: else -> skip
                    fi
                fi
            od;
#ifdef ANNOUNCE_AFTER_LOOKING
            sleepers[C]++;
#endif
            withdraw(C)
        fi
    od;
#ifdef STUCK
stuck:
#endif
    gone++
}

#ifdef CLOSE
proctype Closer(byte me)
{
    byte t, h, i;
    bool was, taken, none;
    lock(C);
    closed = true;
    unlock(C);
#ifdef CLOSE_NOTIFIES_ONE
    notifyOne(C);
#else
    notifyAll(C);
#endif
    lock(R);
    unlock(R);
    notifyAll(R);
    discardAll();
    gone++
}
#endif

#ifdef STOP
inline wakeForStop(s)
{
#ifndef STOP_WITHOUT_LOCK /* the sleeper may be between its look at the token and its sleep */
    lock(s);
    unlock(s);
#endif
    notifyAll(s)
}

proctype Stopper(byte me)
{
    byte i;
    stop = true;
#ifndef STOP_WAKES_NOBODY
    wakeForStop(C);
    wakeForStop(R);
#endif
    gone++
}
#endif

init
{
    byte i = 0, all = 0;
    atomic {
        do
        :: i < SLOTS -> turn[i] = i; i++
        :: else -> break
        od;
        i = 0;
        do
        :: i < PRODUCERS -> run Producer(i); i++; all++
        :: i >= PRODUCERS && i < SLEEPERS -> run Consumer(i); i++; all++
        :: else -> break
        od;
#ifdef CLOSE
        run Closer(i);
        all++;
#endif
#ifdef STOP
        run Stopper(i);
        all++;
#endif
    };
    gone == all;
    assert(pushed == popped + discarded + tail - head);
#ifndef STOP
    assert(tail == head);
#ifndef CLOSE
    assert(popped == PRODUCERS * ITEMS);
#endif
#endif
}
