-- Removes a complaint, if nobody has changed it since it was found.
DELETE FROM complaint WHERE id = ? AND version = ?
