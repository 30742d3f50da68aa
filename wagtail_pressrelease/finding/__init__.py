"""Finding words in both scripts: in the search index, and in columns where there is none."""
