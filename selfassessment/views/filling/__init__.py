"""Pages of those who fill a questionnaire in together."""
