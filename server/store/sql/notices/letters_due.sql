-- Letters that wait and whose time has come, of one channel or of all, the longest waiting first.
SELECT id, organisation_id, state, address, subject, text, attempts, next_attempt_at, last_error, created_at, settled_at, channel, kind, reference, template_id, personalisation, handed_id
FROM outbox
WHERE state = 'queued' AND next_attempt_at <= ? AND (? = '' OR channel = ?)
ORDER BY next_attempt_at, created_at, id
LIMIT ?
