-- When people may come to a hub.
SELECT id, hub_id, weekday, from_minute, to_minute, minutes_each, places, valid_from, valid_to
FROM slot_rule
WHERE hub_id = ?
ORDER BY weekday, from_minute, id
