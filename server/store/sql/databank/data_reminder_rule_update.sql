-- The rule again, at the version it was read at.
UPDATE data_reminder_rule
SET stale_days = ?, ending_days = ?, version = version + 1, changed_by = ?, changed_at = ?
WHERE organisation_id = ? AND version = ?
