-- The id of the organisation with a name.
SELECT id
FROM organisation
WHERE name = ?
