-- A letter that was given up waits again, when its text and address are there.
UPDATE outbox
SET state = 'queued', settled_at = NULL, last_error = '', attempts = 0, next_attempt_at = ?, handed_id = NULL
WHERE id = ? AND state = 'failed' AND text <> '' AND address <> ''
