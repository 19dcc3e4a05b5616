-- How many letters of an organisation are in each state.
SELECT state, COUNT(*)
FROM outbox
WHERE organisation_id = ?
GROUP BY state
