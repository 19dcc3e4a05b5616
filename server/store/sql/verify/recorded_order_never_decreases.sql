-- A device's events were recorded in the order of their numbers.
SELECT CONCAT('device ', d.tag, ' event ', e.seq)
FROM device_event e
JOIN device_event p ON p.device_id = e.device_id AND p.seq = e.seq - 1
JOIN device d ON d.id = e.device_id
WHERE e.recorded_at < p.recorded_at
LIMIT 1
