-- How many devices of an organisation, or of one of its hubs, are in each state: state, count.
SELECT state, COUNT(*)
FROM device
WHERE organisation_id = ? AND (? IS NULL OR home_hub_id = ?)
GROUP BY state
