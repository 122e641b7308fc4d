"""The questionnaire on paper and in a workbook."""
