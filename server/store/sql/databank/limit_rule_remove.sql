-- Takes a limit away.
DELETE FROM data_limit WHERE organisation_id = ? AND unit = ? AND days = ?
