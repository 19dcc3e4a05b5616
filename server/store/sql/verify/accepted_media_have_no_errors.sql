-- Accepted evidence names no medium that was refused.
SELECT CONCAT('evidence ', LOWER(HEX(m.evidence_id)), ' medium ', m.serial)
FROM wipe_medium m
JOIN wipe_evidence w ON w.id = m.evidence_id
WHERE w.accepted AND NOT m.accepted
LIMIT 1
