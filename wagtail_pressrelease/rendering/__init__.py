"""How a reader sees a release: its lines, links, images and pages."""
