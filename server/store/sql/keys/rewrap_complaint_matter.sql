-- Rewraps complaint.matter of one row, unless it was changed meanwhile.
UPDATE complaint
SET matter = ?
WHERE id = ? AND matter = ?
