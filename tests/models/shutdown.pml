/* SPDX-FileCopyrightText: The Paipa authors */
/* SPDX-License-Identifier: Apache-2.0 */

/* How a run ends (core/engine/runcontroller.cpp, worker.cpp): source → step → sink, each queue a
 * monitor with one place to sleep for those who want an item and one for those who want room;
 * queue.pml shows that BoundedQueue is such a monitor.
 *
 * Sizes: STEPS (workers of the step), SINKS (workers of the sink), ITEMS, CAPACITY.
 * What may happen at any time: EARLY (a worker of the sink has enough), ERROR (a worker fails),
 * ABORT, GROW (the step gets another worker), SHRINK (its first worker is retired). CONTINUOUS: the
 * source makes ITEMS items and then waits for orders.
 *
 * Shown: every worker leaves, each step ends once, the run ends, every item has one fate, and the
 * bound holds.
 *
 * Mistakes that must be found, one at a time: see the places where they are used.
 */

#ifndef GROW
#define GROW 0
#endif
#define WORKERS (1 + STEPS + SINKS + GROW)

/* The three stages; a queue has the number of its consumer. */
#define SOURCE 0
#define STEP 1
#define SINK 2

/* Where workers sleep; 0: nowhere. */
#define FOR_ITEMS(q) (q)
#define FOR_ROOM(q) ((q) + 2)
#define FOR_ORDERS 5

byte asleep[WORKERS];
byte items[3];
bool closed[3], ended[3];
byte present[3];
bool hasEnded[3], isOver[3];
byte openStages = 3;
bool aborted, over;
bool retired[WORKERS];

byte emitted, settled;
bool notAllAcked;

mtype = { Pushed, Popped, Ended, Closed, Stopped };

inline wakeAll(place)
{
    w = 0;
    do
    :: w < WORKERS ->
        if
        :: asleep[w] == place -> asleep[w] = 0
        :: else -> skip
        fi;
        w++
    :: else -> break
    od;
    w = 0
}

inline wakeOne(place)
{
    if
    :: asleep[0] == place -> asleep[0] = 0
    :: asleep[1] == place -> asleep[1] = 0
    :: asleep[2] == place -> asleep[2] = 0
#if WORKERS > 3
    :: asleep[3] == place -> asleep[3] = 0
#endif
#if WORKERS > 4
    :: asleep[4] == place -> asleep[4] = 0
#endif
#if WORKERS > 5
    :: asleep[5] == place -> asleep[5] = 0
#endif
    :: else -> skip
    fi
}

inline push(q)
{
    do
    :: atomic {
            asleep[me] == 0 ->
            if
            :: closed[q] -> result = Closed
            :: !closed[q] && items[q] < CAPACITY ->
                items[q]++;
                wakeOne(FOR_ITEMS(q));
                result = Pushed
            :: else ->
                if
                :: aborted -> result = Stopped
                :: else -> asleep[me] = FOR_ROOM(q)
                fi
            fi;
            assert(items[q] <= CAPACITY);
            if
            :: result != 0 -> break
            :: else -> skip
            fi
        }
    od
}

inline pop(q)
{
    do
    :: atomic {
            asleep[me] == 0 ->
            leaves = aborted || retired[me];
            if
            :: closed[q] -> result = Closed
#ifdef LEAVES_BEFORE_LOOKING /* it may be the one that was woken for an item */
            :: !closed[q] && items[q] > 0 && !(slept && leaves) ->
#else
            :: !closed[q] && items[q] > 0 ->
#endif
                items[q]--;
                wakeAll(FOR_ROOM(q));
                result = Popped
            :: else ->
                if
                :: items[q] == 0 && ended[q] -> result = Ended
                :: else ->
                    if
                    :: leaves -> result = Stopped
                    :: else -> asleep[me] = FOR_ITEMS(q); slept = true
                    fi
                fi
            fi;
            leaves = false;
            if
            :: result != 0 -> slept = false; break
            :: else -> skip
            fi
        }
    od
}

inline tellWorkersToAbort()
{
    aborted = true;
#ifndef ABORT_WAKES_NOBODY
    atomic { wakeAll(FOR_ROOM(STEP)); wakeAll(FOR_ROOM(SINK)) };
    atomic { wakeAll(FOR_ITEMS(STEP)); wakeAll(FOR_ITEMS(SINK)); wakeAll(FOR_ORDERS) }
#endif
}

/* Goes upstream as long as it is the one who closes. */
inline endEarly(stage)
{
#ifndef EARLY_END_KEEPS_UPSTREAM
    e = stage;
    do
    :: e == SOURCE -> atomic { retired[0] = true; wakeAll(FOR_ORDERS) }; break
    :: e != SOURCE && closed[e] -> break
    :: e != SOURCE && !closed[e] ->
        atomic {
            closed[e] = true;
#ifdef CLOSE_WAKES_ONE
            wakeOne(FOR_ITEMS(e));
#else
            wakeAll(FOR_ITEMS(e));
#endif
            wakeAll(FOR_ROOM(e))
        };
#ifndef CLOSE_DISCARDS_NOTHING
        atomic {
            settled = settled + items[e]; /* cancelled, or not needed */
            if
            :: items[e] > 0 -> notAllAcked = true
            :: else -> skip
            fi;
            items[e] = 0
        };
#endif
        e--
    od;
    e = 0
#else
    skip
#endif
}

inline removeProducer(q)
{
    atomic {
        ended[q] = true;
#ifdef END_WAKES_ONE
        wakeOne(FOR_ITEMS(q))
#else
        wakeAll(FOR_ITEMS(q))
#endif
    }
}

inline endStage(stage)
{
    atomic { assert(!isOver[stage]); isOver[stage] = true };
    endEarly(stage);
    if
    :: stage < SINK -> removeProducer(stage + 1)
    :: else -> skip
    fi;
    atomic {
        assert(openStages > 0);
        openStages--;
        if
        :: openStages == 0 ->
            assert(emitted == settled);
            over = true
        :: else -> skip
        fi
    }
}

inline leave(stage)
{
    if
    :: notWanted -> notWanted = false; endEarly(stage)
    :: else -> skip
    fi;
#ifdef EVERY_WORKER_CLOSES
    if
    :: stage < SINK -> removeProducer(stage + 1)
    :: else -> skip
    fi;
#endif
#ifdef LEAVES_UNLOCKED
    e = present[stage] - 1;
    atomic { present[stage] = e; isLast = present[stage] == 0; e = 0 };
#else
    atomic { present[stage]--; isLast = present[stage] == 0; hasEnded[stage] = isLast };
#endif
    if
    :: isLast -> isLast = false; endStage(stage)
    :: else -> skip
    fi
}

proctype Source(byte me)
{
    byte w, e;
    mtype result;
    bool isLast, notWanted;
    do
    :: emitted < ITEMS && !aborted && !retired[0] ->
        emitted++;
        push(STEP);
        atomic {
            if
            :: result == Pushed -> result = 0
            :: result == Closed -> emitted--; notWanted = true; break
            :: result == Stopped -> emitted--; break
            fi
        }
    :: else -> break
    od;
    result = 0;
#ifdef CONTINUOUS
    atomic {
        if
        :: aborted || retired[0] || notWanted -> skip
        :: else -> asleep[0] = FOR_ORDERS
        fi
    };
    asleep[0] == 0;
#endif
    leave(SOURCE)
}

inline settleItem(isAcked)
{
    settled++;
    notAllAcked = notAllAcked || !isAcked
}

proctype Worker(byte me; byte stage)
{
    byte w, e;
    mtype result;
    bool isLast, notWanted, slept, leaves;
    do
    :: pop(stage);
        if
        :: atomic { result == Popped && aborted -> settleItem(false); break }
        :: result == Popped && !aborted ->
            result = 0;
            if
#ifdef ERROR
            :: !aborted -> settleItem(false); tellWorkersToAbort();
#ifdef FAILED_WORKER_DOES_NOT_LEAVE
                goto gone;
#else
                break
#endif
#endif
#ifdef EARLY
            :: atomic { stage == SINK -> settleItem(true); notWanted = true; break }
#endif
            :: atomic { stage == SINK -> settleItem(true) }
            :: stage == STEP ->
                push(SINK);
                atomic {
                    if
                    :: result == Pushed -> result = 0
                    :: result == Closed -> settleItem(false); notWanted = true; break
                    :: result == Stopped -> settleItem(false); break
                    fi
                }
            fi
        :: result != Popped -> break
        fi
    od;
    result = 0;
    leave(stage);
#ifdef FAILED_WORKER_DOES_NOT_LEAVE
gone:
    skip
#endif
}

#ifdef ABORT
proctype Aborter()
{
    byte w;
    tellWorkersToAbort()
}
#endif

#if GROW
proctype Grower()
{
    atomic {
        if
#ifndef GROWS_AFTER_THE_END
        :: hasEnded[STEP] -> skip
#endif
        :: else ->
            present[STEP]++;
            run Worker(WORKERS - 1, STEP)
        fi
    }
}
#endif

#ifdef SHRINK
proctype Shrinker()
{
    atomic {
        retired[1] = true;
        if /* only this one is told */
        :: asleep[1] == FOR_ITEMS(STEP) -> asleep[1] = 0
        :: else -> skip
        fi
    }
}
#endif

init
{
    byte i;
    atomic {
        present[SOURCE] = 1;
        present[STEP] = STEPS;
        present[SINK] = SINKS;
        run Source(0);
        i = 1;
        do
        :: i <= STEPS -> run Worker(i, STEP); i++
        :: i > STEPS && i <= STEPS + SINKS -> run Worker(i, SINK); i++
        :: else -> break
        od;
#ifdef ABORT
        run Aborter();
#endif
#if GROW
        run Grower();
#endif
#ifdef SHRINK
        run Shrinker();
#endif
        i = 0
    };
    over;
#if !defined(ABORT) && !defined(ERROR) && !defined(EARLY)
    assert(settled == ITEMS && !notAllAcked);
#endif
}
