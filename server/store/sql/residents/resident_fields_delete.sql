-- Removes a resident's sealed fields.
DELETE FROM resident_field
WHERE resident_id = ?
