-- A device that is with a borrower has a wipe in force, or had one that was withdrawn since.
SELECT CONCAT('device ', d.tag, ' is ', d.state)
FROM device d
WHERE d.state IN ('on_loan', 'in_shared_use', 'gifted') AND d.wipe_evidence_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM device_event e WHERE e.device_id = d.id AND e.event = 'wipe_void')
LIMIT 1
