-- Rewraps outbox.address of one row, unless it was changed meanwhile.
UPDATE outbox
SET address = ?
WHERE id = UNHEX(?) AND address = ?
