-- Brings an appointment to what it is to be, if it is still at the version it was read at.
UPDATE appointment
SET begins_at = ?, minutes = ?, state = ?, changed_at = ?, reminded_at = ?, version = version + 1
WHERE id = ? AND version = ?
