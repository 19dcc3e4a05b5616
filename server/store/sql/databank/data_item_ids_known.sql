-- Those of a list of references ["8944...", ...] that are here, by number.
SELECT i.id
FROM JSON_TABLE(?, '$[*]' COLUMNS (reference VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) wanted
STRAIGHT_JOIN data_item i ON i.organisation_id = ? AND i.reference = wanted.reference
ORDER BY i.id
