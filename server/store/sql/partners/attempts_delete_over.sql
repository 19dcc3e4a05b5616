-- Forgets what was tried long ago.
DELETE FROM attempts
WHERE changed_at <= ?
LIMIT 1000
