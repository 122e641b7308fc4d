"""The thread of a thing: what comes before and after it in the loop of improvement."""
