-- A device's events are numbered from 1 to its version.
SELECT CONCAT('device ', d.tag, ' at version ', d.version)
FROM device d
LEFT JOIN (SELECT device_id, COUNT(*) AS events, MAX(seq) AS last FROM device_event GROUP BY device_id) e
    ON e.device_id = d.id
WHERE d.version = 0 OR e.device_id IS NULL OR e.events <> d.version OR e.last <> d.version
LIMIT 1
