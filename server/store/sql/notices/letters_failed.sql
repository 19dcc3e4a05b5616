-- An organisation's letters that were given up or were refused for now, newest first.
SELECT id, organisation_id, state, address, subject, text, attempts, next_attempt_at, last_error, created_at, settled_at, channel, kind, reference, template_id, personalisation, handed_id
FROM outbox
WHERE organisation_id = ? AND state IN ('queued', 'failed') AND last_error <> ''
ORDER BY created_at DESC, id
LIMIT ?
