"""The figures of the improvement itself: editions, their use, copies, and what sharing saved."""
