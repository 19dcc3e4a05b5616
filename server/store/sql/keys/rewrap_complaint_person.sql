-- Rewraps complaint.person of one row, unless it was changed meanwhile.
UPDATE complaint
SET person = ?
WHERE id = ? AND person = ?
