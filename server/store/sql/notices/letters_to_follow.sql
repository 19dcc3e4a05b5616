-- Letters that a delivery service has and that it is time to ask about, the longest waiting first.
SELECT id, organisation_id, state, address, subject, text, attempts, next_attempt_at, last_error, created_at, settled_at, channel, kind, reference, template_id, personalisation, handed_id
FROM outbox
WHERE state = 'sending' AND next_attempt_at <= ?
ORDER BY next_attempt_at, created_at, id
LIMIT ?
