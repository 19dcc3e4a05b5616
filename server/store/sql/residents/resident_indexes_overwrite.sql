-- Chance in the place of a resident's digests.
UPDATE resident_index
SET digest = RANDOM_BYTES(32)
WHERE resident_id = ?
