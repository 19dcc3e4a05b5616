-- The rows of a list of tags ["tag", ...], locked in the list's order; what is not there is left out.
SELECT t.tag, t.organisation_id, t.batch_id, t.state, t.device_id, t.version, t.head
FROM JSON_TABLE(?, '$[*]' COLUMNS (tag VARBINARY(16) PATH '$')) wanted
STRAIGHT_JOIN tag t ON t.tag = wanted.tag
FOR UPDATE
