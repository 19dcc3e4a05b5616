-- Rewraps complaint.lessons of one row, unless it was changed meanwhile.
UPDATE complaint
SET lessons = ?
WHERE id = ? AND lessons = ?
