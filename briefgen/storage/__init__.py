"""Brief files, template bundles, settings and recovery copies."""
