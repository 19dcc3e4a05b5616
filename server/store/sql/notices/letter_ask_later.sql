-- Puts off asking what became of a letter.
UPDATE outbox
SET next_attempt_at = ?
WHERE id = ? AND state = 'sending'
