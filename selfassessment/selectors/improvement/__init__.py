"""Questions about improvement: boards, lists, promises and projections."""
