"""How well they do: questionnaires, assessments, scores and reports."""
