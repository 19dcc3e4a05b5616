-- A wipe in force rests on accepted evidence for this very device, ended as the device's row says.
SELECT CONCAT('device ', d.tag)
FROM device d
LEFT JOIN wipe_evidence w ON w.id = d.wipe_evidence_id
WHERE d.wipe_evidence_id IS NOT NULL
    AND (w.id IS NULL OR NOT w.accepted OR w.device_id IS NULL OR w.device_id <> d.id OR w.ended_at IS NULL)
LIMIT 1
