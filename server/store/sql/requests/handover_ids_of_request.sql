-- The handovers of a request, the oldest first.
SELECT id FROM handover WHERE request_id = ? ORDER BY id
