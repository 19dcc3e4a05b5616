-- Closes an open scan of an organisation, or of one of its hubs.
UPDATE set_aside_scan s
SET closed_by = ?, closed_at = ?
WHERE id = ? AND organisation_id = ? AND closed_by IS NULL
    AND (? IS NULL OR hub_id = ? OR EXISTS (
        SELECT 1 FROM device d
        WHERE d.tag = s.tag AND d.organisation_id = s.organisation_id AND d.home_hub_id = ?))
