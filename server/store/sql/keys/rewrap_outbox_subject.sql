-- Rewraps outbox.subject of one row, unless it was changed meanwhile.
UPDATE outbox
SET subject = ?
WHERE id = UNHEX(?) AND subject = ?
