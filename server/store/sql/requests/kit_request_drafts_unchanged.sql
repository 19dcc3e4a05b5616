-- Drafts that nobody changed since a moment, those waiting longest first.
SELECT q.reference
FROM kit_request q
WHERE q.state = 'draft' AND q.changed_at <= ?
ORDER BY q.changed_at
LIMIT ?
