-- A wish that was seen to.
DELETE FROM link_wish
WHERE id = ?
