-- Takes a threshold away.
DELETE FROM hub_threshold WHERE hub_id = ? AND kind = ? AND code = ?
