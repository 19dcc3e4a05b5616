-- How many requests are in each open state, counted to a thousand, on the index alone.
SELECT 'submitted', COUNT(*) FROM (
    SELECT q.id FROM kit_request q FORCE INDEX (kit_request_state) WHERE q.organisation_id = ? AND q.state = 'submitted' LIMIT 1000) submitted_ones
UNION ALL
SELECT 'queried', COUNT(*) FROM (
    SELECT q.id FROM kit_request q FORCE INDEX (kit_request_state) WHERE q.organisation_id = ? AND q.state = 'queried' LIMIT 1000) queried_ones
UNION ALL
SELECT 'accepted', COUNT(*) FROM (
    SELECT q.id FROM kit_request q FORCE INDEX (kit_request_state) WHERE q.organisation_id = ? AND q.state = 'accepted' LIMIT 1000) accepted_ones
UNION ALL
SELECT 'ready', COUNT(*) FROM (
    SELECT q.id FROM kit_request q FORCE INDEX (kit_request_state) WHERE q.organisation_id = ? AND q.state = 'ready' LIMIT 1000) ready_ones
