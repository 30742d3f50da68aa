"""A newsroom as one file: what a press office brings from its old site, and what it can take away."""
