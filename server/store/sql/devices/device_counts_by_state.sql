-- How many devices an organisation has in each state: state, count.
SELECT state, COUNT(*)
FROM device
WHERE organisation_id = ?
GROUP BY state
