-- The number of a handover.
SELECT id FROM handover WHERE reference = ?
