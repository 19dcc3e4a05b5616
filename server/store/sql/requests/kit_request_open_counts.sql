-- How many requests are in each open state, counted to a thousand.
SELECT 'submitted', COUNT(*) FROM (
    SELECT q.id FROM kit_request q
    WHERE q.organisation_id = ? AND q.state = 'submitted' AND (? IS NULL OR q.hub_id = ? OR q.hub_id IS NULL)
    LIMIT 1000) submitted_ones
UNION ALL
SELECT 'queried', COUNT(*) FROM (
    SELECT q.id FROM kit_request q
    WHERE q.organisation_id = ? AND q.state = 'queried' AND (? IS NULL OR q.hub_id = ? OR q.hub_id IS NULL)
    LIMIT 1000) queried_ones
UNION ALL
SELECT 'accepted', COUNT(*) FROM (
    SELECT q.id FROM kit_request q
    WHERE q.organisation_id = ? AND q.state = 'accepted' AND (? IS NULL OR q.hub_id = ? OR q.hub_id IS NULL)
    LIMIT 1000) accepted_ones
UNION ALL
SELECT 'ready', COUNT(*) FROM (
    SELECT q.id FROM kit_request q
    WHERE q.organisation_id = ? AND q.state = 'ready' AND (? IS NULL OR q.hub_id = ? OR q.hub_id IS NULL)
    LIMIT 1000) ready_ones
