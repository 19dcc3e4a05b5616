-- Locks a handover to the end.
SELECT id FROM handover WHERE reference = ? FOR UPDATE
