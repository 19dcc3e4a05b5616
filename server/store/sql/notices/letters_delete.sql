-- Deletes letters that were settled before a moment.
DELETE FROM outbox
WHERE settled_at < ?
LIMIT 1000
