-- The number of an issue.
SELECT id FROM data_issue WHERE reference = ?
