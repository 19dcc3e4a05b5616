-- Closes a hub for a day, unless it is.
INSERT INTO hub_closed_day (hub_id, day)
SELECT n.hub_id, n.day
FROM (SELECT ? AS hub_id, ? AS day) n
WHERE NOT EXISTS (SELECT 1 FROM hub_closed_day c WHERE c.hub_id = n.hub_id AND c.day = n.day)
