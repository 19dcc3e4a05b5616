-- Locks a part of an organisation's open requests, and returns what their keys are made of.
SELECT q.id, q.need, q.household, q.safeguarding, q.needed_by, DATE(q.submitted_at)
FROM kit_request q
WHERE q.organisation_id = ? AND q.is_open = 1 AND q.id > ?
ORDER BY q.id
LIMIT ?
FOR UPDATE
