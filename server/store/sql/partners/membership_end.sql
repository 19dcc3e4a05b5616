-- Ends a membership that has not ended.
UPDATE membership
SET ended_at = ?
WHERE id = ? AND ended_at IS NULL
