-- Chance in the place of a resident's sealed key.
UPDATE resident
SET sealed_key = RANDOM_BYTES(OCTET_LENGTH(sealed_key))
WHERE id = ?
