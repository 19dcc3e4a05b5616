-- Each event of a device carries the hash of the one before, the first one zeros.
SELECT CONCAT('device ', d.tag, ' event ', e.seq)
FROM device_event e
JOIN device d ON d.id = e.device_id
LEFT JOIN device_event p ON p.device_id = e.device_id AND p.seq = e.seq - 1
WHERE e.previous_hash <> COALESCE(p.hash, UNHEX(REPEAT('00', 32)))
LIMIT 1
