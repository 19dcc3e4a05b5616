-- A delivery service took a letter; what becomes of it is asked later.
UPDATE outbox
SET state = 'sending', handed_id = ?, next_attempt_at = ?, settled_at = ?, last_error = ''
WHERE id = ? AND state = 'queued'
