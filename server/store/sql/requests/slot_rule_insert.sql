-- Adds a rule to a hub.
INSERT INTO slot_rule (id, hub_id, weekday, from_minute, to_minute, minutes_each, places, valid_from, valid_to)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
