-- How the resident of a request wants to be told.
SELECT told_by
FROM request_told_by
WHERE request_id = ?
