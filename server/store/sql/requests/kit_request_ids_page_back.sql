-- The page of the queue that ends before a request, from its end. Never drafts.
SELECT q.id
FROM kit_request q
WHERE q.organisation_id = ? AND q.state <> 'draft'
    AND (? IS NULL OR q.asking_id = ?)
    AND (? IS NULL OR q.hub_id = ? OR (? AND q.hub_id IS NULL))
    AND (? IS NULL OR q.is_open = ?)
    AND (? IS NULL OR q.state = ?)
    AND (? = '' OR q.worker = ?)
    AND (? IS NULL OR EXISTS (
        SELECT 1 FROM request_line l WHERE l.request_id = q.id AND l.kind = ? AND l.state <> 'dropped'))
    AND (? OR q.hold_reason = '')
    AND q.sort_key >= ? AND (q.sort_key > ? OR q.id < ?)
ORDER BY q.sort_key, q.id DESC
LIMIT ?
