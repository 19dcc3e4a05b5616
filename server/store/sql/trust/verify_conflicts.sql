-- Conflicts of a range of devices.
SELECT c.device_id, c.event_id, c.against_id, c.code, c.detail
FROM conflict c
WHERE c.device_id > ? AND c.device_id <= ?
ORDER BY c.device_id
