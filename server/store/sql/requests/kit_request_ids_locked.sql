-- Locks requests by their references, lowest number first.
SELECT q.id
FROM JSON_TABLE(?, '$[*]' COLUMNS (reference CHAR(10) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) wanted
JOIN kit_request q ON q.reference = wanted.reference
ORDER BY q.id
FOR UPDATE
