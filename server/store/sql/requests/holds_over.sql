-- Open requests whose hold had its last day before this one, over all organisations.
SELECT q.reference
FROM kit_request q
WHERE q.is_open AND q.hold_until < ?
ORDER BY q.hold_until, q.id
LIMIT ?
