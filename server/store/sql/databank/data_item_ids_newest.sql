-- A page of items, newest first. What travels is held by no hub.
SELECT id
FROM data_item
WHERE organisation_id = ?
    AND (? IS NULL OR hub_id = ?)
    AND (? IS NULL OR ? IS NOT NULL OR consignment_id IS NULL)
    AND (? IS NULL OR consignment_id = ?)
    AND (? IS NULL OR state = ?)
    AND (? IS NULL OR kind = ?)
    AND (? IS NULL OR bundle_id = ?)
    AND (? IS NULL OR activate_by < ?)
    AND (? = '' OR LEFT(reference, CHAR_LENGTH(?)) = ? OR RIGHT(reference, CHAR_LENGTH(?)) = ?)
    AND (? IS NULL OR id < ?)
ORDER BY id DESC
LIMIT ?
