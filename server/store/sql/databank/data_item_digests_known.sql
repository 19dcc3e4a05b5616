-- Those of a list of digests of codes that are here.
SELECT i.code_digest
FROM JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, digest VARCHAR(64) PATH '$')) wanted
STRAIGHT_JOIN data_item i ON i.organisation_id = ? AND i.code_digest = UNHEX(wanted.digest)
ORDER BY wanted.place
