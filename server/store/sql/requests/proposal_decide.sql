-- What somebody decided on a proposal.
UPDATE proposal
SET state = ?, given_device_id = ?, decided_by = ?, decided_at = ?, reason = ?
WHERE id = ?
