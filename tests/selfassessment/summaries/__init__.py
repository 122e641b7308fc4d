"""The counts that dashboards read."""
