"""The deployment of e-SET: rules, services, boards, pages, and the journey."""
