"""The dashboards of those who steer: the AOC, auditors, and supporters over their own bodies."""
