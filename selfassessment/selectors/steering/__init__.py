"""What the dashboards show: the state of many bodies, narrowed down as somebody asks."""
