"""The questionnaire of a body as a workbook to fill in offline."""
