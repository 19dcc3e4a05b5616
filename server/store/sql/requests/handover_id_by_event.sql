-- The number of the handover that a device's event belongs to.
SELECT id FROM handover WHERE event_id = ?
