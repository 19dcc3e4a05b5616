-- The last number of a year; 0 when there is none.
SELECT COALESCE(MAX(number), 0)
FROM access_request
WHERE organisation_id = ? AND year = ?
