-- Throws a draft away.
DELETE FROM kit_request WHERE id = ? AND state = 'draft'
