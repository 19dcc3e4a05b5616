-- What was tried lately, locked.
SELECT moments
FROM attempts
WHERE bucket = ?
FOR UPDATE
