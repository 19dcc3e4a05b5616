-- Locks items in the order given.
SELECT i.id
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted
STRAIGHT_JOIN data_item i ON i.id = wanted.id
FOR UPDATE
