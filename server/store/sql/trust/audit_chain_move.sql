-- Moves the end of a subject's chain.
UPDATE audit_chain
SET seq = ?, head = ?
WHERE subject = ?
