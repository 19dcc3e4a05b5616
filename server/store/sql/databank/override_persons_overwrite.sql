-- Chance in the place of the digests of these permissions.
UPDATE limit_override_person
SET digest = RANDOM_BYTES(32)
WHERE override_id IN (SELECT wanted.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted)
