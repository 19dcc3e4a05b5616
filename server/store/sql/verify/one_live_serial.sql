-- Two devices of an organisation that are not disposed of never have the same serial.
SELECT CONCAT('serial ', serial)
FROM device
WHERE serial IS NOT NULL AND state <> 'disposed'
GROUP BY organisation_id, serial
HAVING COUNT(*) > 1
LIMIT 1
