-- A page of the queue: highest key first, those of one key in the order they came. Never drafts.
SELECT q.id
FROM kit_request q
WHERE q.organisation_id = ? AND q.state <> 'draft'
    AND (? IS NULL OR q.asking_id = ?)
    AND (? IS NULL OR q.hub_id = ?)
    AND (? IS NULL OR q.is_open = ?)
    AND (? IS NULL OR q.state = ?)
    AND (? = '' OR q.worker = ?)
    AND (? OR q.hold_reason = '')
    AND (? IS NULL OR q.sort_key < ? OR (q.sort_key = ? AND q.id > ?))
ORDER BY q.sort_key DESC, q.id
LIMIT ?
