-- Chance in the place of a resident's sealed fields.
UPDATE resident_field
SET sealed = RANDOM_BYTES(OCTET_LENGTH(sealed))
WHERE resident_id = ?
