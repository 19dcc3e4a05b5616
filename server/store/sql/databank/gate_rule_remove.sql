-- Takes a further question away.
DELETE FROM data_gate WHERE organisation_id = ? AND hub_key = ?
