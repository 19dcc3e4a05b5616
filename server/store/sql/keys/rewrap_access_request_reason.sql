-- Rewraps access_request.reason of one row, unless it was changed meanwhile.
UPDATE access_request
SET reason = ?
WHERE id = ? AND reason = ?
