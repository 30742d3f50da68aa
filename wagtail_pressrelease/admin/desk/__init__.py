"""The translator's screen: what the desk of a release looks like, and what its keys and buttons ask for."""
