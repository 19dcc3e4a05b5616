-- What became of what was given, at the version it was read at.
UPDATE data_issue
SET outcome = ?, reason = ?, may_remind = ?, version = version + 1
WHERE id = ? AND version = ?
