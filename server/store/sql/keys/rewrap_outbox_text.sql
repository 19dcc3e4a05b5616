-- Rewraps outbox.text of one row, unless it was changed meanwhile.
UPDATE outbox
SET text = ?
WHERE id = UNHEX(?) AND text = ?
