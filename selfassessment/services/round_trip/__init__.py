"""Take answers out in a workbook, and bring them in again."""
