-- Where chains after a subject end, in order: subject, number, hash.
SELECT subject, seq, head
FROM audit_chain
WHERE subject > ?
ORDER BY subject
LIMIT ?
