-- Where a subject's chain ends: number, hash.
SELECT seq, head
FROM audit_chain
WHERE subject = ?
