-- A packet that is over holds its items no longer.
UPDATE consignment_item SET is_held = 0 WHERE consignment_id = ? AND is_held = 1
