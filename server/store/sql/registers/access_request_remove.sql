-- Removes a subject access request, if nobody has changed it since it was found.
DELETE FROM access_request WHERE id = ? AND version = ?
