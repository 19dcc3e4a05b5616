-- A device that is wiped, ready or reserved has a wipe in force.
SELECT CONCAT('device ', tag, ' is ', state)
FROM device
WHERE state IN ('wiped', 'ready', 'reserved') AND wipe_evidence_id IS NULL
LIMIT 1
