-- Takes a cap away.
DELETE FROM request_cap WHERE organisation_id = ? AND scope = ? AND kind = ? AND days = ?
