"""Pages of the deployment of e-SET: plans, tasks, needs, boards, templates."""
