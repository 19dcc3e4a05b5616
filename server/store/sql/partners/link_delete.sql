-- Uses a link up.
DELETE FROM link
WHERE token = ?
