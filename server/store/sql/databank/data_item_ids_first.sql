-- A page of items in the order in which they expire, after a date and number.
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
    AND expiry_key >= ? AND (expiry_key > ? OR id > ?)
ORDER BY expiry_key, id
LIMIT ?
