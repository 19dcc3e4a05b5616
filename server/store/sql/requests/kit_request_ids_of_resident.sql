-- The requests for a resident, newest first.
SELECT q.id FROM kit_request q WHERE q.resident_id = ? AND q.state <> 'draft' ORDER BY q.id DESC
