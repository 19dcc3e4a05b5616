-- The caps of an organisation, locked.
SELECT c.scope, c.kind, c.most, c.days
FROM request_cap c
WHERE c.organisation_id = ?
ORDER BY c.scope, c.kind, c.days
FOR UPDATE
