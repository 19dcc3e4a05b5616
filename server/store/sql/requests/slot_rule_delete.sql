-- Takes a rule from a hub. Appointments that were made by it stay.
DELETE FROM slot_rule WHERE hub_id = ? AND id = ?
