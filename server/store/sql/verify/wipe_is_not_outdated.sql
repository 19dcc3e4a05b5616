-- A wipe in force ended after the device was last with someone else or opened.
SELECT CONCAT('device ', tag)
FROM device
WHERE wipe_ended_at < exposed_at
LIMIT 1
