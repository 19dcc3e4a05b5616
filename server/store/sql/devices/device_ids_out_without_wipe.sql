-- Ids of devices that are with a borrower and have no wipe in force, oldest first.
SELECT id
FROM device
WHERE organisation_id = ? AND state IN ('on_loan', 'in_shared_use', 'gifted') AND wipe_evidence_id IS NULL
    AND (? IS NULL OR home_hub_id = ?)
ORDER BY id
LIMIT ?
