-- Rewraps access_request.matter of one row, unless it was changed meanwhile.
UPDATE access_request
SET matter = ?
WHERE id = ? AND matter = ?
