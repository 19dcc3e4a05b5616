-- Rewraps access_request.person of one row, unless it was changed meanwhile.
UPDATE access_request
SET person = ?
WHERE id = ? AND person = ?
