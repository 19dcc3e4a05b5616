-- Removes a sealed field.
DELETE FROM resident_field
WHERE resident_id = ? AND field = ?
