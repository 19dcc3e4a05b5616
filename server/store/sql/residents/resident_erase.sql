-- Destroys a resident's key and keeps the row as a pseudonym.
UPDATE resident
SET sealed_key = NULL, erased_at = ?, erased_by = ?, version = version + 1
WHERE id = ?
