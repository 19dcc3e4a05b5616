-- How many requests are in each state.
SELECT q.state, COUNT(*)
FROM kit_request q
WHERE q.organisation_id = ? AND q.state <> 'draft' AND (? IS NULL OR q.hub_id = ?)
GROUP BY q.state
