-- Locks a proposal.
SELECT state
FROM proposal
WHERE id = ?
FOR UPDATE
