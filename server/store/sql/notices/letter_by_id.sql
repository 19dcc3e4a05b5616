-- A letter of the outbox.
SELECT id, organisation_id, state, address, subject, text, attempts, next_attempt_at, last_error, created_at, settled_at, channel, kind, reference, template_id, personalisation, handed_id
FROM outbox
WHERE id = ?
