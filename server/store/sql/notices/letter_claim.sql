-- Begins an attempt, unless another program began it or the letter is settled.
UPDATE outbox
SET attempts = ?, next_attempt_at = ?
WHERE id = ? AND state = 'queued' AND attempts = ?
