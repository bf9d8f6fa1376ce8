"""The workbook in which a campaign is written without YAML: its sheets and columns, in one list."""
