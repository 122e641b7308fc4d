"""VÀLid, the identity service of the Consortium: OAuth 2.0, off until its settings are there.

As its integration guide describes it (github.com/ConsorciAOC/VALid, since October 2024 at
valid.aoc.cat): `/o/oauth2/auth`, `/o/oauth2/token` and `/serveis-rest/getUserInfo`.
"""
