-- Rewraps register_note.text of one row, unless it was changed meanwhile.
UPDATE register_note
SET text = ?
WHERE id = UNHEX(?) AND text = ?
