-- The same for one hub, with those that no hub was chosen for.
SELECT 'submitted', COUNT(*) FROM (
    SELECT q.id FROM kit_request q 
    WHERE q.organisation_id = ? AND q.state = 'submitted' AND (q.hub_id = ? OR q.hub_id IS NULL) LIMIT 1000) submitted_ones
UNION ALL
SELECT 'queried', COUNT(*) FROM (
    SELECT q.id FROM kit_request q 
    WHERE q.organisation_id = ? AND q.state = 'queried' AND (q.hub_id = ? OR q.hub_id IS NULL) LIMIT 1000) queried_ones
UNION ALL
SELECT 'accepted', COUNT(*) FROM (
    SELECT q.id FROM kit_request q 
    WHERE q.organisation_id = ? AND q.state = 'accepted' AND (q.hub_id = ? OR q.hub_id IS NULL) LIMIT 1000) accepted_ones
UNION ALL
SELECT 'ready', COUNT(*) FROM (
    SELECT q.id FROM kit_request q 
    WHERE q.organisation_id = ? AND q.state = 'ready' AND (q.hub_id = ? OR q.hub_id IS NULL) LIMIT 1000) ready_ones
