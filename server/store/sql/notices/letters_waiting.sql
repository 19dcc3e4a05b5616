-- How many letters wait, over all organisations.
SELECT COUNT(*)
FROM outbox
WHERE state = 'queued'
