-- Where a resident is served and when the record was changed.
UPDATE resident
SET hub_id = ?, changed_at = ?, version = version + 1
WHERE id = ?
