-- Rewraps outbox.personalisation of one row, unless it was changed meanwhile.
UPDATE outbox
SET personalisation = ?
WHERE id = UNHEX(?) AND personalisation = ?
