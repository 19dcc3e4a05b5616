-- The days between two on which a hub is closed.
SELECT day FROM hub_closed_day WHERE hub_id = ? AND day BETWEEN ? AND ? ORDER BY day
