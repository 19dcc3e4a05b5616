-- The last handover of a device.
SELECT id FROM handover WHERE device_id = ? ORDER BY id DESC LIMIT 1
