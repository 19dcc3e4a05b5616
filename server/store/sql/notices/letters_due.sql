-- Letters that wait and whose time has come, the longest waiting first.
SELECT id, organisation_id, state, address, subject, text, attempts, next_attempt_at, last_error, created_at, settled_at
FROM outbox
WHERE state = 'queued' AND next_attempt_at <= ?
ORDER BY next_attempt_at, created_at, id
LIMIT ?
