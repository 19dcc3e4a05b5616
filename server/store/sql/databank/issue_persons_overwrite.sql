-- Chance in the place of the digests of these issues.
UPDATE data_issue_person
SET digest = RANDOM_BYTES(32)
WHERE issue_id IN (SELECT wanted.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted)
