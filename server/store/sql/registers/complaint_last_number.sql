-- The last number of a year; 0 when there is none.
SELECT COALESCE(MAX(number), 0)
FROM complaint
WHERE organisation_id = ? AND year = ?
