-- Removes the digests of these permissions.
DELETE FROM limit_override_person
WHERE override_id IN (SELECT wanted.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted)
