-- Closes an organisation's open scan.
UPDATE set_aside_scan
SET closed_by = ?, closed_at = ?
WHERE id = ? AND organisation_id = ? AND closed_by IS NULL
