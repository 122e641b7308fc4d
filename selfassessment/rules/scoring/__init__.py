"""From answers to scores, degrees and next steps: exact, pure and reproducible."""
