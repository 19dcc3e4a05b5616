-- Puts a letter into the outbox.
INSERT INTO outbox (id, organisation_id, state, address, subject, text, attempts, next_attempt_at, last_error,
    created_at, channel, kind, reference, template_id, personalisation)
VALUES (?, ?, 'queued', ?, ?, ?, 0, ?, '', ?, ?, ?, ?, ?, ?)
