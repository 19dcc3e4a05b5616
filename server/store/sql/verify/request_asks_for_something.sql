-- A request that was sent asks for nothing, or for nobody.
SELECT q.reference
FROM kit_request q
WHERE q.state <> 'draft'
    AND (q.resident_id IS NULL OR NOT EXISTS (SELECT * FROM request_line l WHERE l.request_id = q.id))
LIMIT 1
