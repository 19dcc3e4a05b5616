-- How many come to a hub at each moment between two.
SELECT begins_at, COUNT(*)
FROM appointment
WHERE hub_id = ? AND begins_at >= ? AND begins_at < ? AND state IN ('booked', 'kept')
GROUP BY begins_at
ORDER BY begins_at
