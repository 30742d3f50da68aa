"""A site's own app: a release of its own kind, made of the plugin's parts. The README quotes it."""
