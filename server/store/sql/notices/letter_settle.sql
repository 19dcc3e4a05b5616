-- Settles a letter and forgets its text; one that was sent forgets its address and subject too.
UPDATE outbox
SET state = ?, settled_at = ?, last_error = ?, text = '',
    address = IF(state = 'sent', '', address), subject = IF(state = 'sent', '', subject)
WHERE id = ? AND state = 'queued'
