-- Removes a resident's digests.
DELETE FROM resident_index
WHERE resident_id = ?
