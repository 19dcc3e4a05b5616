-- Settles a letter that waits. One that was sent is forgotten; one that was given up keeps its address, and its text
-- when it tells of a request.
UPDATE outbox
SET state = ?, settled_at = ?, last_error = ?,
    text = IF(state = 'failed' AND kind <> '', text, ''),
    personalisation = IF(state = 'failed' AND kind <> '', personalisation, ''),
    address = IF(state = 'sent', '', address), subject = IF(state = 'sent', '', subject)
WHERE id = ? AND state = 'queued'
