-- Approves or settles an invitation that is open.
UPDATE invitation
SET approved_by = ?, token = ?, ends_at = ?, settled_at = ?, outcome = ?
WHERE id = ? AND settled_at IS NULL
