-- The ids of the devices of a list of tags ["tag", ...], locked in the list's order; what is not there is left out.
SELECT d.id
FROM JSON_TABLE(?, '$[*]' COLUMNS (tag VARBINARY(16) PATH '$')) wanted
STRAIGHT_JOIN device d ON d.tag = wanted.tag
FOR UPDATE
