-- What became of a letter that a delivery service had; kept and forgotten as when it is settled at once.
UPDATE outbox
SET state = ?, settled_at = ?, last_error = ?,
    text = IF(state = 'failed' AND kind <> '', text, ''),
    personalisation = IF(state = 'failed' AND kind <> '', personalisation, ''),
    address = IF(state = 'sent', '', address), subject = IF(state = 'sent', '', subject)
WHERE id = ? AND state = 'sending'
