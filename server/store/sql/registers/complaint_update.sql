-- Brings a complaint to where it is to be, unless it was changed since it was read.
UPDATE complaint
SET acknowledged_on = ?, answered_on = ?, outcome = ?, closed_on = ?, lessons = ?, version = version + 1
WHERE id = ? AND version = ?
