-- Keeps why an attempt failed.
UPDATE outbox
SET last_error = ?
WHERE id = ? AND state = 'queued'
