-- The networks that an organisation knows: the house's first, then its own.
SELECT id, organisation_id, code, name, user_terms, activation, help, is_retired
FROM network
WHERE owner IN (0, ?)
ORDER BY owner, code
